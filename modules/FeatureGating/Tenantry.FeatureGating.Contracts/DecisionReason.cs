using System.Text.Json.Serialization;

namespace Tenantry.FeatureGating.Contracts;

/// <summary>Why a gate is open or closed. Sent by name; never renamed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionReason>))]
public enum DecisionReason
{
    /// <summary>The plan grants it.</summary>
    Plan = 1,

    /// <summary>There is no subscription with access.</summary>
    NoSubscription = 2,

    /// <summary>No subscription of the tenant grants it.</summary>
    NotInPlan = 3,

    /// <summary>The limit of the period is used up.</summary>
    LimitReached = 4,

    /// <summary>There is no such feature.</summary>
    UnknownFeature = 5,

    /// <summary>An operator gave or took it for this tenant.</summary>
    Override = 6,

    /// <summary>An operator turned it off for everyone.</summary>
    KillSwitch = 7,

    /// <summary>A payment failed or is disputed: what is there can be read, and nothing that is counted can be used.</summary>
    Restricted = 8,

    /// <summary>An entitlement source beside the plans grants it.</summary>
    Grant = 9,
}

using System.Text.Json.Serialization;

namespace Tenantry.FeatureGating.Contracts;

/// <summary>Specifies the reason for a feature decision. Values are serialized by name, so they are never renamed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionReason>))]
public enum DecisionReason
{
    /// <summary>A plan grants the feature.</summary>
    Plan = 1,

    /// <summary>The tenant has no subscription with access.</summary>
    NoSubscription = 2,

    /// <summary>None of the tenant's subscriptions grants the feature.</summary>
    NotInPlan = 3,

    /// <summary>The limit of the current period is reached.</summary>
    LimitReached = 4,

    /// <summary>The feature does not exist.</summary>
    UnknownFeature = 5,

    /// <summary>An operator granted or denied the feature for this tenant.</summary>
    Override = 6,

    /// <summary>An operator turned the feature off for all tenants.</summary>
    KillSwitch = 7,

    /// <summary>A payment failed or is disputed: existing data can be read, but metered features can't be used.</summary>
    Restricted = 8,

    /// <summary>An entitlement source other than a plan grants the feature.</summary>
    Grant = 9,
}

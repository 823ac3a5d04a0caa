using System.Text.Json.Serialization;

namespace Tenantry.FeatureGating.Contracts;

/// <summary>Represents the decision about a feature, with the reason and the plan that unlocks it.</summary>
/// <param name="Feature">The feature's key.</param>
/// <param name="IsAllowed"><see langword="true"/> if the tenant can use the feature; otherwise, <see langword="false"/>.</param>
/// <param name="Reason">The reason for the decision.</param>
public sealed record Decision(string Feature, bool IsAllowed, DecisionReason Reason)
{
    /// <summary>Gets the source of the decision: the product and plan, such as <c>academy/monthly</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the limit per period, or <see langword="null"/> for an unlimited or on/off feature.</summary>
    public long? Limit { get; init; }

    /// <summary>Gets the usage in the current period, or <see langword="null"/> if usage was not read for this decision.</summary>
    public long? Used { get; init; }

    /// <summary>Gets the time at which the period ends and usage resets to zero.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>Gets the start of the period in which usage is counted.</summary>
    /// <value><see langword="null"/> if the checker does not set it; usage is then counted per calendar month.</value>
    [JsonIgnore]
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>Gets the end of the period in which usage is counted.</summary>
    /// <value><see langword="null"/> if the checker does not set it; usage is then counted per calendar month.</value>
    [JsonIgnore]
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>
    /// Gets the plan that grants the feature or a higher limit, as <c>product/plan</c>, or <see langword="null"/> if no plan does.
    /// </summary>
    public string? UnlockedBy { get; init; }

    /// <summary>Gets the URL of the page where that plan can be purchased.</summary>
    public string? UpgradeUrl { get; init; }
}

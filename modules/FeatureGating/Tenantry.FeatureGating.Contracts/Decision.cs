using System.Text.Json.Serialization;

namespace Tenantry.FeatureGating.Contracts;

/// <summary>The answer of a gate, with its reason and the way out.</summary>
/// <param name="Feature">The feature's key.</param>
/// <param name="IsAllowed">Whether it may be used.</param>
/// <param name="Reason">Why, or why not.</param>
public sealed record Decision(string Feature, bool IsAllowed, DecisionReason Reason)
{
    /// <summary>Gets what decided it: the product and plan, such as <c>academy/monthly</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the limit of the period; <see langword="null"/> for a feature that is simply on, or unlimited.</summary>
    public long? Limit { get; init; }

    /// <summary>Gets how much is used in the period, where the question counted it.</summary>
    public long? Used { get; init; }

    /// <summary>Gets when the period ends and use begins again at zero.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>Gets when the period began in which use is counted.</summary>
    /// <value><see langword="null"/> when the checker does not say; then use is counted by the calendar month.</value>
    [JsonIgnore]
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>Gets when the period ends in which use is counted.</summary>
    /// <value><see langword="null"/> when the checker does not say; then use is counted by the calendar month.</value>
    [JsonIgnore]
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>Gets the plan that grants it, or more of it, as <c>product/plan</c>; <see langword="null"/> where none does.</summary>
    public string? UnlockedBy { get; init; }

    /// <summary>Gets the address of the page where that plan is bought.</summary>
    public string? UpgradeUrl { get; init; }
}

using System.Collections.Immutable;

namespace Tenantry.Billing.PlanChanges;

/// <summary>What a subscription shall be. What is not said stays, price version included.</summary>
/// <param name="Plan">The plan's key; the present one, with its present version, where it is not given.</param>
/// <param name="Interval">How often it is charged.</param>
/// <param name="Quantity">How many units of the plan.</param>
internal sealed record PlanWish(string? Plan = null, Interval? Interval = null, long? Quantity = null)
{
    /// <summary>How many of which add-ons; zero removes one. Those that are not named stay, where they fit the plan.</summary>
    public IReadOnlyDictionary<string, long> AddOns { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Whether the plan stays as it is, and only what is beside it changes.</summary>
    public bool KeepsPlan => Plan is null && Interval is null;
}

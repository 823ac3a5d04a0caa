using System.Collections.Immutable;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents a requested plan change. Everything that is not specified stays, including the price version.</summary>
/// <param name="Plan">The key of the plan; the current plan with its current version if <see langword="null"/>.</param>
/// <param name="Interval">The billing interval.</param>
/// <param name="Quantity">The number of units of the plan.</param>
internal sealed record RequestedPlanChange(string? Plan = null, Interval? Interval = null, long? Quantity = null)
{
    /// <summary>
    /// Gets the quantities of add-ons by key. Zero removes an add-on; those that are not listed stay if they fit the plan.
    /// </summary>
    public IReadOnlyDictionary<string, long> AddOns { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Gets a value indicating whether the plan stays and only add-ons or the quantity change.</summary>
    public bool KeepsPlan => Plan is null && Interval is null;
}

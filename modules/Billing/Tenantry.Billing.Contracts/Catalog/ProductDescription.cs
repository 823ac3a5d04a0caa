using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>Describes a product, as defined in code, in <c>tenantry.json</c> or by the operator.</summary>
/// <param name="Key">The key: lower-case letters, digits and hyphens. It never changes.</param>
/// <param name="Name">The display name.</param>
public sealed record ProductDescription(string Key, string Name)
{
    /// <summary>Gets the tagline for the landing page.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gets the target audience.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Gets the plans, in display order.</summary>
    public ImmutableArray<PlanDescription> Plans { get; init; } = [];

    /// <summary>Gets the add-ons that can be bought with a plan.</summary>
    /// <value>The default is an empty array.</value>
    public ImmutableArray<PlanDescription> AddOns { get; init; } = [];

    /// <summary>Gets the monthly revenue target. The revenue dashboard shows the progress toward it.</summary>
    /// <value>The default is <see langword="null"/>: no target.</value>
    public Money? MonthlyTarget { get; init; }

    /// <summary>Gets the values that other modules attached to the product, such as its lessons: one value of each type.</summary>
    public ImmutableDictionary<Type, object> Parts { get; init; } = ImmutableDictionary<Type, object>.Empty;

    /// <summary>Lists the add-ons that can be bought with a plan and have a price in the same billing interval and currency.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="price">The selected price of the plan.</param>
    /// <returns>Each add-on with its matching price.</returns>
    public IEnumerable<(PlanDescription AddOn, RecurringPrice Price)> AddOnsFor(PlanDescription plan, RecurringPrice price) =>
        from addOn in AddOns
        where addOn.CompatiblePlans.IsEmpty || addOn.CompatiblePlans.Contains(plan.Key)
        let fitting = addOn.PriceFor(new PriceChoice(price.Amount.Currency, price.Interval, price.IntervalCount))
        where fitting is not null
        select (addOn, fitting);
}

using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>A product as it is described in code, in <c>tenantry.json</c> or by the operator.</summary>
/// <param name="Key">Its key: lower-case letters, digits and hyphens; never changed.</param>
/// <param name="Name">What people call it.</param>
public sealed record ProductDescription(string Key, string Name)
{
    /// <summary>Gets one sentence for the landing page.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gets for whom it is.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Gets the plans, in the order in which they are shown.</summary>
    public ImmutableArray<PlanDescription> Plans { get; init; } = [];

    /// <summary>Gets what can be bought with a plan.</summary>
    /// <value>None.</value>
    public ImmutableArray<PlanDescription> AddOns { get; init; } = [];

    /// <summary>Gets what the product should bring in a month; the dashboard shows the progress to it.</summary>
    /// <value><see langword="null"/>: no goal.</value>
    public Money? MonthlyGoal { get; init; }

    /// <summary>Gets what other modules were told about the product, such as its lessons: one value of each type.</summary>
    public ImmutableDictionary<Type, object> Parts { get; init; } = ImmutableDictionary<Type, object>.Empty;

    /// <summary>Lists the add-ons that fit a plan and are charged in the same rhythm and currency as a price of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="price">The price chosen.</param>
    /// <returns>Each add-on with the price that goes with it.</returns>
    public IEnumerable<(PlanDescription AddOn, RecurringPrice Price)> AddOnsFor(PlanDescription plan, RecurringPrice price) =>
        from addOn in AddOns
        where addOn.Fits.IsEmpty || addOn.Fits.Contains(plan.Key)
        let fitting = addOn.PriceFor(new PriceChoice(price.Amount.Currency, price.Interval, price.IntervalCount))
        where fitting is not null
        select (addOn, fitting);
}

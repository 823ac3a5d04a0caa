namespace Tenantry.Billing.PlanChanges;

/// <summary>Represents a change of a subscription's plan, billing interval, quantity or add-ons.</summary>
/// <param name="Status">The status of the subscription.</param>
/// <param name="CurrentPrice">The current price of the plan.</param>
/// <param name="NewPrice">The price of the plan after the change.</param>
public sealed record PlanChange(SubscriptionStatus Status, RecurringPrice CurrentPrice, RecurringPrice NewPrice)
{
    /// <summary>Gets the current monthly amount of the plan and its add-ons, in minor units.</summary>
    public required decimal CurrentMonthlyMinorUnits { get; init; }

    /// <summary>Gets the monthly amount of the plan and its add-ons after the change, in minor units.</summary>
    public required decimal NewMonthlyMinorUnits { get; init; }

    /// <summary>Gets the key of the product.</summary>
    public required string Product { get; init; }

    /// <summary>Gets the key of the current plan.</summary>
    public required string CurrentPlan { get; init; }

    /// <summary>Gets the key of the plan after the change.</summary>
    public required string NewPlan { get; init; }

    /// <summary>Gets a value indicating whether the billing interval changes.</summary>
    public bool ChangesInterval => (CurrentPrice.Interval, CurrentPrice.IntervalCount) != (NewPrice.Interval, NewPrice.IntervalCount);

    /// <summary>Gets a value indicating whether the change is an upgrade.</summary>
    /// <value>
    /// <see langword="true"/> if the billing interval becomes longer, or stays and the monthly amount isn't lower than before; otherwise,
    /// <see langword="false"/>.
    /// </value>
    public bool IsUpgrade => Days(CurrentPrice) is var current && Days(NewPrice) is var next && current != next
        ? next > current
        : NewMonthlyMinorUnits >= CurrentMonthlyMinorUnits;

    // Used only for comparisons, so a month is 30 days here.
    private static int Days(RecurringPrice price) => price.IntervalCount * price.Interval switch
    {
        Interval.Day => 1,
        Interval.Week => 7,
        Interval.Month => 30,
        Interval.Year => 365,
        _ => 0,
    };
}

using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>When a change of plan takes place. Stored by name.</summary>
internal enum ChangeTiming
{
    /// <summary>At once; the difference for the rest of the period is charged at once too.</summary>
    Now = 1,

    /// <summary>When the period ends that is paid for already.</summary>
    PeriodEnd = 2,
}

/// <summary>Says when a change takes place: more is had at once and paid at once, less begins when what is paid for is used up.</summary>
internal static class ChangeTimings
{
    /// <param name="now">The subscription.</param>
    /// <param name="price">The plan's price after the change.</param>
    /// <param name="monthly">What plan and add-ons together come to in a month then, in minor units.</param>
    public static ChangeTiming Of(Subscription now, RecurringPrice price, decimal monthly)
    {
        if (now.Status == SubscriptionStatus.Trialing)
        {
            // Nothing is paid for yet, so nothing would be lost.
            return ChangeTiming.Now;
        }

        var (before, after) = (Days(now.Price), Days(price));
        return before != after
            ? After(after > before)
            : After(monthly >= now.Price.MonthlyMinorUnits(now.Quantity) + now.AddOns.Sum(heldAddOn => heldAddOn.Price.MonthlyMinorUnits(heldAddOn.Quantity)));
    }

    private static ChangeTiming After(bool isMore) => isMore ? ChangeTiming.Now : ChangeTiming.PeriodEnd;

    // Only compared, never multiplied: a month is some thirty days here.
    private static int Days(RecurringPrice price) => price.IntervalCount * price.Interval switch
    {
        Interval.Day => 1,
        Interval.Week => 7,
        Interval.Month => 30,
        Interval.Year => 365,
        _ => 0,
    };
}

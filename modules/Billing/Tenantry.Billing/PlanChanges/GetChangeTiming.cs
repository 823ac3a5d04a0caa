using Tenantry.Billing.Catalog;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Determines when a plan change takes effect, as the proration policy decides.</summary>
internal sealed class GetChangeTiming(IProrationPolicy policy)
{
    public ChangeTiming Run(Subscription row, PriceVersion price, long quantity, IReadOnlyList<ChosenAddOn> addOns)
    {
        var change = new PlanChange(row.Status, row.Price, price.Price)
        {
            Product = row.Product,
            CurrentPlan = row.Plan,
            NewPlan = price.Plan,
            CurrentMonthlyMinorUnits = row.Price.MonthlyMinorUnits(row.Quantity)
            + row.AddOns.Sum(addOn => addOn.Price.MonthlyMinorUnits(addOn.Quantity)),
            NewMonthlyMinorUnits = price.Price.MonthlyMinorUnits(quantity)
            + addOns.Sum(addOn => addOn.Price.Price.MonthlyMinorUnits(addOn.Quantity)),
        };
        var timing = policy.GetTiming(change);
        // The provider starts a new period with the new interval, and charges it in full whatever the proration.
        return timing == ChangeTiming.NowWithoutProration && change.ChangesInterval && row.Status != SubscriptionStatus.Trialing
            ? ChangeTiming.PeriodEnd : timing;
    }
}

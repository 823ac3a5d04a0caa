using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Pages.PlanChanges;

/// <summary>Represents a plan and billing interval that a subscriber can change to.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Price">Its price in the currency of the subscription.</param>
internal sealed record PlanChoice(PlanDescription Plan, RecurringPrice Price)
{
    public string Name => Plan.Name;

    /// <summary>Gets the name of the form, which is unique on the page.</summary>
    public string Key => $"{Plan.Key}-{Price.Interval}".ToLowerInvariant();

    /// <summary>
    /// Lists the choices: every plan on sale in its other billing intervals, and the other plans. A quote names an interval, so of several
    /// prices of one interval the nearest to the subscription's is listed.
    /// </summary>
    public static IReadOnlyList<PlanChoice> For(SubscriptionSummary subscription, ICatalog catalog) =>
    [
        .. from plan in catalog.Find(subscription.Product)?.Plans ?? []
           where plan.Kind == PlanKind.Standard
           from prices in plan.Prices
               .Where(price => price.Interval != Interval.Once && price.Amount.Currency == subscription.Price.Amount.Currency)
               .GroupBy(price => price.Interval)
           where plan.Key != subscription.Plan || prices.Key != subscription.Price.Interval
           let nearest = prices.FirstOrDefault(price => price.IntervalCount == subscription.Price.IntervalCount)
           select new PlanChoice(plan, nearest ?? prices.First()),
    ];
}

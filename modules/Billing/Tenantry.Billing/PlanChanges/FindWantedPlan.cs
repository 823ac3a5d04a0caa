using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Finds the plan that a subscriber wants, and the price that the subscriber would pay for it now.</summary>
internal sealed class FindWantedPlan(ICatalogue catalogue, PriceBook prices, RulePrices rules)
{
    public async Task<(PlanDescription Plan, PriceVersion Price)?> RunAsync(Subscription row, PlanWish wish, CancellationToken cancellationToken)
    {
        if (wish.KeepsPlan)
        {
            return catalogue.FindPlan(row.Product, row.Plan, row.Terms) is { } same && await prices.FindAsync(row.PriceId, cancellationToken) is { } held ? (same, held) : null;
        }

        var key = wish.Plan ?? row.Plan;
        return catalogue.Find(row.Product)?.Plans.FirstOrDefault(plan => plan.Key == key) is { } wanted
            && await prices.NearestAsync(row.Product, key, PriceSlot.Of(row.Price), wish.Interval, cancellationToken) is { } list
            ? (wanted, await rules.RunAsync(list, cancellationToken))
            : null;
    }
}

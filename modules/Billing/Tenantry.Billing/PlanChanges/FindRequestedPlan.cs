using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Finds the requested plan of a plan change and the price that the subscriber would pay for it now.</summary>
internal sealed class FindRequestedPlan(ICatalog catalog, PriceBook prices, ApplyPricingRules rules)
{
    public async Task<(PlanDescription Plan, PriceVersion Price)?> RunAsync(
        Subscription row, RequestedPlanChange request, CancellationToken cancellationToken)
    {
        if (request.KeepsPlan)
        {
            return catalog.FindPlan(row.Product, row.Plan, row.PlanVersion) is { } currentPlan
                && await prices.FindAsync(row.PriceId, cancellationToken) is { } currentPrice ? (currentPlan, currentPrice) : null;
        }

        var key = request.Plan ?? row.Plan;
        return catalog.Find(row.Product)?.Plans.FirstOrDefault(plan => plan.Key == key) is { } requestedPlan
            && await prices.FindNearestAsync(row.Product, key, PriceKey.Of(row.Price), request.Interval, cancellationToken) is { } list
            ? (requestedPlan, await rules.RunAsync(list, cancellationToken))
            : null;
    }
}

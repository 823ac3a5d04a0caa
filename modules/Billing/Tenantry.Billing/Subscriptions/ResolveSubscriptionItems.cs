using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the items of a subscription: the plan and its add-ons.</summary>
internal sealed record SubscriptionItems(GatewayItem Plan, PriceVersion Price, IReadOnlyList<AddOnItem> AddOns);

/// <summary>Determines which item of a subscription is the plan. The provider has a list of items, but no main item.</summary>
internal sealed class ResolveSubscriptionItems(BillingDbContext db, PriceBook prices, ILogger<ResolveSubscriptionItems> logger)
{
    public async Task<SubscriptionItems?> RunAsync(GatewaySubscription providerSubscription, CancellationToken ct)
    {
        var knownPrices = new Dictionary<string, CachedPrice>(StringComparer.Ordinal);
        foreach (var item in providerSubscription.Items)
        {
            if (await prices.FindCachedAsync(item.PriceId, ct) is { } price)
            {
                knownPrices[item.PriceId] = price;
            }
        }

        if (providerSubscription.Items.Where(item => knownPrices.ContainsKey(item.PriceId))
            .OrderBy(item => knownPrices[item.PriceId].IsAddOn).FirstOrDefault() is not { } main)
        {
            return null;
        }

        var addOns = new List<AddOnItem>();
        foreach (var item in providerSubscription.Items.Where(item => item != main))
        {
            if (knownPrices.GetValueOrDefault(item.PriceId)?.Version is { } price)
            {
                addOns.Add(new AddOnItem(item.Id, item.PriceId, price.Id, price.Plan, price.Price, item.Quantity)
                    { IncludedTaxPercent = item.IncludedTaxPercent });
            }
            else
            {
                // The item was added at the payment provider. It is charged there, and must not block access to the plan and add-ons that
                // are known here.
                logger.UnknownItem(providerSubscription.Id, item.Id, item.PriceId);
            }
        }

        return new SubscriptionItems(main, knownPrices[main.PriceId].Version,
            [.. addOns.OrderBy(addOn => addOn.ItemId, StringComparer.Ordinal)]);
    }

    /// <summary>Gets the current version of a plan. The value must not be cached: the operator can change the plan at any time.</summary>
    public Task<int> GetPlanVersionAsync(PriceVersion price, CancellationToken ct) =>
        db.Set<CatalogPlan>().Where(row => row.Product == price.Product && row.Key == price.Plan).Select(row => row.Version).FirstAsync(ct);
}

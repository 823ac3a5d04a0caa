using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the items of a subscription: the plan and its add-ons.</summary>
internal sealed record SeenItems(GatewayItem Main, PriceVersion Price, IReadOnlyList<HeldAddOn> AddOns);

/// <summary>Determines which item of a subscription is the plan. The provider has a list of items, but no main item.</summary>
internal sealed class ReadItems(BillingDbContext db, PriceBook prices, ILogger<ReadItems> logger)
{
    public async Task<SeenItems?> RunAsync(GatewaySubscription providerSubscription, CancellationToken ct)
    {
        var knownPrices = new Dictionary<string, KnownPrice>(StringComparer.Ordinal);
        foreach (var item in providerSubscription.Items)
        {
            if (await prices.FindSoldAsync(item.PriceId, ct) is { } price)
            {
                knownPrices[item.PriceId] = price;
            }
        }

        if (providerSubscription.Items.Where(item => knownPrices.ContainsKey(item.PriceId)).OrderBy(item => knownPrices[item.PriceId].IsAddOn).FirstOrDefault() is not { } main)
        {
            return null;
        }

        var addOns = new List<HeldAddOn>();
        foreach (var item in providerSubscription.Items.Where(item => item != main))
        {
            if (knownPrices.GetValueOrDefault(item.PriceId)?.Version is { } price)
            {
                addOns.Add(new HeldAddOn(item.Id, item.PriceId, price.Id, price.Plan, price.Price, item.Quantity));
            }
            else
            {
                // The item was added at the payment provider. It is charged there, and must not block access to the plan and add-ons that are known here.
                logger.ForeignItem(providerSubscription.Id, item.Id, item.PriceId);
            }
        }

        return new SeenItems(main, knownPrices[main.PriceId].Version, [.. addOns.OrderBy(addOn => addOn.ItemId, StringComparer.Ordinal)]);
    }

    /// <summary>Gets the current version of a plan. The value must not be cached: the operator can change the plan at any time.</summary>
    public Task<int> TermsAsync(PriceVersion price, CancellationToken ct) =>
        db.Set<PlanRow>().Where(row => row.Product == price.Product && row.Key == price.Plan).Select(row => row.Terms).FirstAsync(ct);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>The items of a subscription: the plan's own, and what is had beside it.</summary>
internal sealed record SeenItems(GatewayItem Main, PriceVersion Price, IReadOnlyList<HeldAddOn> AddOns);

/// <summary>Says which of a subscription's items is the plan: the provider has an order of items, and no main one.</summary>
internal sealed class ReadItems(BillingDbContext db, PriceBook prices, ILogger<ReadItems> logger)
{
    public async Task<SeenItems?> RunAsync(GatewaySubscription seen, CancellationToken ct)
    {
        var known = new Dictionary<string, KnownPrice>(StringComparer.Ordinal);
        foreach (var item in seen.Items)
        {
            if (await prices.FindSoldAsync(item.PriceId, ct) is { } price)
            {
                known[item.PriceId] = price;
            }
        }

        if (seen.Items.Where(item => known.ContainsKey(item.PriceId)).OrderBy(item => known[item.PriceId].IsAddOn).FirstOrDefault() is not { } main)
        {
            return null;
        }

        var held = new List<HeldAddOn>();
        foreach (var item in seen.Items.Where(item => item != main))
        {
            if (known.GetValueOrDefault(item.PriceId)?.Version is { } price)
            {
                held.Add(new HeldAddOn(item.Id, item.PriceId, price.Id, price.Plan, price.Price, item.Quantity));
            }
            else
            {
                // Somebody added it at the provider. It is charged there, and keeps nobody from what else they pay for.
                logger.ForeignItem(seen.Id, item.Id, item.PriceId);
            }
        }

        return new SeenItems(main, known[main.PriceId].Version, [.. held.OrderBy(heldAddOn => heldAddOn.ItemId, StringComparer.Ordinal)]);
    }

    /// <summary>Gives the version of what a plan grants now. It is asked when somebody comes to the plan, never kept: the operator may have changed it.</summary>
    public Task<int> TermsAsync(PriceVersion price, CancellationToken ct) =>
        db.Set<PlanRow>().Where(row => row.Product == price.Product && row.Key == price.Plan).Select(row => row.Terms).FirstAsync(ct);
}

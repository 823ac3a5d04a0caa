using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalogue;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>The items of a subscription: the plan's own, and what is had beside it.</summary>
internal sealed record SeenItems(GatewayItem Main, PriceVersion Price, IReadOnlyList<HeldAddOn> AddOns);

/// <summary>Says which of a subscription's items is the plan: the provider has an order of items, and no main one.</summary>
internal sealed class ReadItems(BillingDbContext db, ILogger<ReadItems> logger)
{
    public async Task<SeenItems?> RunAsync(GatewaySubscription seen, CancellationToken ct)
    {
        var ids = seen.Items.Select(item => item.PriceId).ToList();
        var known = await (from price in db.Set<PriceVersion>().AsNoTracking()
                           where price.GatewayId != null && ids.Contains(price.GatewayId)
                           join plan in db.Set<PlanRow>() on new { price.Product, Key = price.Plan } equals new { plan.Product, plan.Key }
                           select new { Price = price, IsAddOn = plan.Kind == PlanKind.AddOn }).ToDictionaryAsync(one => one.Price.GatewayId!, ct);
        if (seen.Items.Where(item => known.ContainsKey(item.PriceId)).OrderBy(item => known[item.PriceId].IsAddOn).FirstOrDefault() is not { } main)
        {
            return null;
        }

        var held = new List<HeldAddOn>();
        foreach (var item in seen.Items.Where(item => item != main))
        {
            if (known.GetValueOrDefault(item.PriceId)?.Price is { } price)
            {
                held.Add(new HeldAddOn(item.Id, item.PriceId, price.Id, price.Plan, price.Price, item.Quantity));
            }
            else
            {
                // Somebody added it at the provider. It is charged there, and keeps nobody from what else they pay for.
                logger.ForeignItem(seen.Id, item.Id, item.PriceId);
            }
        }

        return new SeenItems(main, known[main.PriceId].Price, [.. held.OrderBy(one => one.ItemId, StringComparer.Ordinal)]);
    }
}

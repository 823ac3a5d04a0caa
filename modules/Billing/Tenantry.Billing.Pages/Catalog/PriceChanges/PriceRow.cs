using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Catalog.PriceChanges;

/// <summary>Represents a version of a list price as the operator sees it.</summary>
internal sealed class PriceRow
{
    public const string OnSale = "On sale";
    public const string Replaced = "Replaced";
    public const string Retired = "Retired";

    public required PriceVersion Version { get; init; }

    public required string PlanName { get; init; }

    public required string Status { get; init; }

    public required int Subscribers { get; init; }

    public required int OlderSubscribers { get; init; }

    public Guid Id => Version.Id;

    public string PlanId => $"{Version.Product}.{Version.Plan}";

    public string Display => Version.Price.Display;

    public bool IsOnSale => Status == OnSale;

    public static async Task<IReadOnlyList<PriceRow>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists prices", ct);
        var plans = await (from plan in db.Set<CatalogPlan>().AsNoTracking()
                           join product in db.Set<CatalogProduct>() on plan.Product equals product.Key
                           orderby product.Position, plan.Position
                           select new { plan.Product, plan.Key, Name = product.Name + ", " + plan.Name }).ToListAsync(ct);
        var prices = (await db.Set<PriceVersion>().AsNoTracking().Where(price => price.RuleId == null).ToListAsync(ct))
            .ToLookup(price => (price.Product, price.Plan));
        var subscribers = await db.Set<Subscription>().Where(row => row.Status != SubscriptionStatus.Canceled)
            .GroupBy(row => row.PriceId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(count => count.Key, count => count.Count, ct);
        return [.. plans.SelectMany(plan => Of([.. prices[(plan.Product, plan.Key)]], plan.Name, subscribers))];
    }

    private static IEnumerable<PriceRow> Of(IReadOnlyList<PriceVersion> versions, string name, Dictionary<Guid, int> subscribers)
    {
        var current = CatalogDescriptionMapper.CurrentPrices(versions).Select(price => price.Id).ToHashSet();
        return versions.OrderByDescending(price => current.Contains(price.Id)).ThenBy(price => price.Position)
            .ThenByDescending(price => price.Version)
            .Select(price => new PriceRow
            {
                Version = price,
                PlanName = name,
                Status = current.Contains(price.Id) ? OnSale : price.RetiredAt is null ? Replaced : Retired,
                Subscribers = subscribers.GetValueOrDefault(price.Id),
                OlderSubscribers = versions.Where(older => older.Key == price.Key && older.Version < price.Version)
                    .Sum(older => subscribers.GetValueOrDefault(older.Id)),
            });
    }
}

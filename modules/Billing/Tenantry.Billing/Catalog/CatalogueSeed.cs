using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>Adds the products, plans and prices of code and file that the database does not have yet. What it has, it keeps: the database decides.</summary>
internal sealed class CatalogueSeed(IAcrossTenants<BillingDbContext> across, IEnumerable<ProductDescription> described, TimeProvider clock) : IDataSeedContributor
{
    public int Order => 30;

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await across.OpenAsync("seed the catalogue", ct);
        await AddAsync(db, described, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Adds what is missing; a price that was retired is not missing.</summary>
    public static async Task AddAsync(BillingDbContext db, IEnumerable<ProductDescription> described, DateTimeOffset now, CancellationToken ct)
    {
        var products = await db.Set<ProductRow>().Select(row => row.Key).ToHashSetAsync(ct);
        var plans = await db.Set<PlanRow>().Select(row => new { row.Product, row.Key }).ToHashSetAsync(ct);
        var prices = (await db.Set<PriceVersion>().AsNoTracking().ToListAsync(ct)).Select(row => (row.Product, row.Plan, row.Slot)).ToHashSet();
        var position = products.Count;
        foreach (var product in described)
        {
            if (products.Add(product.Key))
            {
                db.Add(CatalogueWriting.Row(product, position++));
            }

            foreach (var (place, plan) in product.Plans.Concat(product.AddOns).Index())
            {
                if (plans.Add(new { Product = product.Key, plan.Key }))
                {
                    db.Add(CatalogueWriting.Row(product.Key, plan, place));
                }

                foreach (var (order, price) in plan.Prices.Index().Where(one => prices.Add((product.Key, plan.Key, PriceSlot.Of(one.Item)))))
                {
                    db.Add(PriceVersion.Of(product.Key, plan.Key, price, version: 1, order, now));
                }
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Catalog;

/// <summary>
/// Adds the products, plans and prices from code and file that the database does not have yet. Existing rows are not changed; the database
/// takes precedence.
/// </summary>
internal sealed class CatalogSeed(ICrossTenantDbContextFactory<BillingDbContext> across, IEnumerable<ProductDescription> described,
    TimeProvider clock) : IDataSeedContributor
{
    public int Order => 30;

    public async Task SeedAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("seed the catalog", ct);
        await AddAsync(db, described, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Adds missing products, plans and prices. A retired price counts as existing.</summary>
    public static async Task AddAsync(BillingDbContext db, IEnumerable<ProductDescription> described, DateTimeOffset now,
        CancellationToken ct)
    {
        var products = await db.Set<CatalogProduct>().Select(row => row.Key).ToHashSetAsync(ct);
        var plans = await db.Set<CatalogPlan>().Select(row => new { row.Product, row.Key }).ToHashSetAsync(ct);
        var prices = (await db.Set<PriceVersion>().AsNoTracking().ToListAsync(ct)).Select(row => (row.Product, row.Plan, row.Key))
            .ToHashSet();
        var position = products.Count;
        foreach (var product in described)
        {
            if (products.Add(product.Key))
            {
                db.Add(CatalogRowMapper.Row(product, position++));
            }

            foreach (var (index, plan) in product.Plans.Concat(product.AddOns).Index())
            {
                if (plans.Add(new { Product = product.Key, plan.Key }))
                {
                    db.Add(CatalogRowMapper.Row(product.Key, plan, index));
                }

                foreach (var (order, price) in plan.Prices.Index()
                    .Where(entry => prices.Add((product.Key, plan.Key, PriceKey.Of(entry.Item)))))
                {
                    db.Add(PriceVersion.Of(product.Key, plan.Key, price, version: 1, order, now));
                }
            }
        }
    }
}

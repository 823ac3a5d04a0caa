using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>
/// Adds a plan to a product. It is on sale on every node within seconds, and is created at the payment provider with the first sale or by
/// <c>catalog sync</c>.
/// </summary>
internal sealed class AddPlan(ICrossTenantDbContextFactory<BillingDbContext> across, NodeBackplane signals, TimeProvider clock)
{
    public async Task<Result> RunAsync(string product, PlanDescription plan, string reason, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator adds a plan", ct);
        if (!await db.Set<CatalogProduct>().AnyAsync(row => row.Key == product, ct))
        {
            return CatalogProblems.ProductNotFound.WithField("product");
        }

        var others = await db.Set<CatalogPlan>().Where(row => row.Product == product)
            .Select(row => new { row.Key, row.Position }).ToListAsync(ct);
        if (others.Exists(row => row.Key == plan.Key))
        {
            return CatalogProblems.PlanTaken.WithField("key");
        }

        db.Add(CatalogRowMapper.Row(product, plan, others.Count == 0 ? 0 : others.Max(row => row.Position) + 1));
        foreach (var (order, price) in plan.Prices.Index())
        {
            db.Add(PriceVersion.Of(product, plan.Key, price, version: 1, order, clock.GetUtcNow()));
        }

        db.Audit("billing.plan.added", $"plan/{product}.{plan.Key}", reason,
            new { plan.Name, price = plan.Price.Display, kind = plan.Kind.ToString() });
        await db.SaveChangesAsync(ct);
        signals.Publish(CatalogCache.Topic);
        return Result.Success;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Pages.Catalog;

/// <summary>Defines the operator's list of the catalog: plans, prices, and whether they are for sale.</summary>
internal static class CatalogResource
{
    public static ResourceDefinition Definition { get; } = new("catalog", "Catalog", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Plans for sale. Edits here override code.",
        Icon = "package",
        Group = OperatorSections.Products,
        Order = 20,
        Columns = [new("Product"), new("Plan"), new("Price"), new("Version", CellKind.Number), new("On sale", CellKind.Status),
            new("Stripe ID", CellKind.Code)],
        SearchHint = "Product or plan",
        Empty = "No plans yet. Define a product in code or in tenantry.json and restart the application.",
        Actions =
        [
            new("withdraw", "Stop selling", "The plan is removed from the pricing page within seconds. Current subscribers keep it.",
                (services, id, reason, ct) => SetAsync(services, id, onSale: false, reason, ct))
            {
                AsksReason = true,
                IsDangerous = true,
                Done = "The plan is no longer for sale.",
            },
            new("offer", "Put on sale", "The plan appears on the pricing page within seconds.",
                (services, id, reason, ct) => SetAsync(services, id, onSale: true, reason, ct)) { Done = "The plan is on sale." },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads the catalog", ct);
        var rows = from plan in db.Set<CatalogPlan>().AsNoTracking()
                   join product in db.Set<CatalogProduct>() on plan.Product equals product.Key
                   join price in db.Set<PriceVersion>() on new { plan.Product, Plan = plan.Key } equals new { price.Product, price.Plan }
                   where query.Search == "" || product.Name.Contains(query.Search) || plan.Name.Contains(query.Search)
                   orderby product.Position, plan.Position, price.Version descending
                   select new { product.Name, Plan = plan, Price = price };
        var total = await rows.CountAsync(ct);
        var page = await rows.Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                $"{row.Plan.Product}.{row.Plan.Key}",
                row.Name, row.Plan.Name, row.Price.Price.Display, row.Price.Version, row.Plan.IsOnSale ? "On sale" : "Withdrawn",
                row.Price.GatewayId))],
            total);
    }

    private static async Task<Result> SetAsync(IServiceProvider services, string id, bool onSale, string? reason, CancellationToken ct)
    {
        var key = id.Split('.');
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator changes the catalog", ct);
        if (key.Length != 2 || await db.Set<CatalogPlan>()
            .FirstOrDefaultAsync(row => row.Product == key[0] && row.Key == key[1], ct) is not { } plan)
        {
            return CatalogProblems.PlanNotFound;
        }

        plan.IsOnSale = onSale;
        db.Audit(onSale ? "billing.plan.offered" : "billing.plan.withdrawn", $"plan/{id}", reason);
        await db.SaveChangesAsync(ct);
        services.GetRequiredService<NodeBackplane>().Publish(CatalogCache.Topic);
        return Result.Success;
    }
}

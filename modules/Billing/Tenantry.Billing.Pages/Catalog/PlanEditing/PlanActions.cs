using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PlanEditing;
using Tenantry.Billing.Data;
using Tenantry.Billing.PriceMigrations;
using Tenantry.Platform.Backplane;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Pages.Catalog.PlanEditing;

/// <summary>Runs the actions of a plan.</summary>
internal static class PlanActions
{
    public static async Task<Result> SetOnSaleAsync(ResourceContext<PlanRow> context, bool onSale)
    {
        var ct = context.CancellationToken;
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator changes the catalog", ct);
        if (await db.Set<CatalogPlan>().FirstOrDefaultAsync(
            row => row.Product == context.Row.Product && row.Key == context.Row.Plan.Key, ct) is not { } plan)
        {
            return CatalogProblems.PlanNotFound;
        }

        plan.IsOnSale = onSale;
        db.Audit(onSale ? "billing.plan.offered" : "billing.plan.withdrawn", $"plan/{context.Id}", context.Reason);
        await db.SaveChangesAsync(ct);
        context.Services.GetRequiredService<NodeBackplane>().Publish(CatalogCache.Topic);
        return Result.Success;
    }

    public static async Task<Result> MoveAsync(ResourceContext<PlanRow> context)
    {
        var plan = context.Row.Plan;
        await context.Services.GetRequiredService<IBackgroundJobs>().EnqueueAsync<MoveTerms, MoveTermsOrder>(
            new MoveTermsOrder(plan.Product, plan.Key, plan.Version, context.Reason ?? ""), ct: context.CancellationToken);
        return Result.Success;
    }

    public static Task<Result> ResetAsync(ResourceContext<PlanRow> context) => context.Services.GetRequiredService<EditPlan>()
        .ResetAsync(context.Row.Product, context.Row.Plan.Key, context.Reason ?? "", context.CancellationToken);
}

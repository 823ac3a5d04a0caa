using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>Represents a request to migrate all subscribers of previous versions of a plan.</summary>
internal sealed record MoveTermsOrder(string Product, string Plan, int To, string Reason);

/// <summary>
/// Migrates subscribers to the current version of their plan. Each subscription is migrated separately. After a crash the job runs again
/// and finds only the subscriptions that are not migrated yet.
/// </summary>
internal sealed class MoveTerms(IServiceScopeFactory scopes, ICrossTenantDbContextFactory<BillingDbContext> across, ICurrentTenant current,
    TimeProvider clock) : IBackgroundJob<MoveTermsOrder>
{
    public async Task RunAsync(MoveTermsOrder args, CancellationToken ct)
    {
        List<(TenantId Tenant, SubscriptionId Id)> all;
        await using (var db = await across.CreateDbContextAsync("operator migrates subscribers to the current plan version", ct))
        {
            all = [.. (await Waiting(db, args.Product, args.Plan, args.To).Select(row => new { row.TenantId, row.Id })
                .ToListAsync(ct)).Select(row => (row.TenantId, row.Id))];
        }

        foreach (var (tenant, id) in all)
        {
            using var ambient = current.Change(tenant);
            await using var scope = scopes.CreateAsyncScope();
            await MoveAsync(scope.ServiceProvider, id, args, ct);
        }
    }

    /// <summary>Gets the subscriptions with a previous version of the plan that have not ended.</summary>
    public static IQueryable<Subscription> Waiting(BillingDbContext db, string product, string plan, int to) =>
        db.Set<Subscription>().AsNoTracking()
        .Where(row => row.Product == product && row.Plan == plan && row.PlanVersion < to && row.Status != SubscriptionStatus.Canceled)
        .OrderBy(row => row.Id);

    private async Task MoveAsync(IServiceProvider services, SubscriptionId id, MoveTermsOrder order, CancellationToken ct)
    {
        var db = services.GetRequiredService<BillingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var gatewayId = await db.Set<Subscription>().Where(row => row.Id == id).Select(row => row.GatewayId).FirstAsync(ct);
        await db.LockAsync(gatewayId, ct);
        var row = await db.Set<Subscription>().FirstAsync(subscription => subscription.Id == id, ct);
        if (row.Plan != order.Plan || row.PlanVersion >= order.To)
        {
            return;
        }

        db.Audit("billing.subscription.terms_moved", $"subscription/{id}", order.Reason, new { from = row.PlanVersion, to = order.To });
        row.PlanVersion = order.To;
        // Modules that store the entitlements of the plan are notified and read them again.
        db.Publish(new SubscriptionChanged(row.ToSummary(services.GetRequiredService<ICatalog>()) with { Tenant = current.Required },
            row.Status, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

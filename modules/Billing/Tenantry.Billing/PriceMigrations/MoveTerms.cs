using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.PriceMigrations;

/// <summary>Who shall be moved: everybody who has the plan with what it granted before.</summary>
internal sealed record MoveTermsOrder(string Product, string Plan, int To, string Reason);

/// <summary>Gives subscribers of a plan what it grants now. Each on its own, and begun again after a crash: who was moved is not found any more.</summary>
internal sealed class MoveTerms(IServiceScopeFactory scopes, IAcrossTenants<BillingDbContext> across, ICurrentTenant current, TimeProvider clock) : IBackgroundJob<MoveTermsOrder>
{
    public async Task RunAsync(MoveTermsOrder args, CancellationToken ct)
    {
        List<(TenantId Tenant, SubscriptionId Id)> all;
        await using (var db = await across.OpenAsync("operator moves subscribers to what a plan grants now", ct))
        {
            all = [.. (await Waiting(db, args.Product, args.Plan, args.To).Select(row => new { row.TenantId, row.Id }).ToListAsync(ct)).Select(row => (row.TenantId, row.Id))];
        }

        foreach (var (tenant, id) in all)
        {
            using var ambient = current.Change(tenant);
            await using var scope = scopes.CreateAsyncScope();
            await MoveAsync(scope.ServiceProvider, id, args, ct);
        }
    }

    /// <summary>Those who have former terms and are not over.</summary>
    public static IQueryable<Subscription> Waiting(BillingDbContext db, string product, string plan, int to) => db.Set<Subscription>().AsNoTracking()
        .Where(row => row.Product == product && row.Plan == plan && row.Terms < to && row.Status != SubscriptionStatus.Canceled).OrderBy(row => row.Id);

    private async Task MoveAsync(IServiceProvider services, SubscriptionId id, MoveTermsOrder order, CancellationToken ct)
    {
        var db = services.GetRequiredService<BillingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var gatewayId = await db.Set<Subscription>().Where(row => row.Id == id).Select(row => row.GatewayId).FirstAsync(ct);
        await db.LockAsync(gatewayId, ct);
        var row = await db.Set<Subscription>().FirstAsync(subscription => subscription.Id == id, ct);
        if (row.Plan != order.Plan || row.Terms >= order.To)
        {
            return;
        }

        db.Audit("billing.subscription.terms_moved", $"subscription/{id}", order.Reason, new { from = row.Terms, to = order.To });
        row.Terms = order.To;
        // Whoever keeps what the plan grants hears of it, and reads it anew.
        db.Publish(new SubscriptionChanged(row.Summarise(services.GetRequiredService<ICatalogue>()) with { Tenant = current.Required }, row.Status, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

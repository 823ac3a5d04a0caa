using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Trials;

/// <summary>
/// Remembers who tries a product, and with which card. Where one of them has tried it before with another tenant, the trial ends at once:
/// nothing is charged, since nobody has agreed to pay today, and a mail says where the plan begins without one.
/// </summary>
internal sealed class GuardTrial(
    BillingDbContext db, IAcrossTenants<BillingDbContext> across, IPaymentGateway gateway, IServiceScopeFactory scopes, TrialMarks marks,
    TrialRefusal refusal, ICurrentTenant current, TimeProvider clock)
    : IEventHandler<SubscriptionStarted>
{
    public async Task HandleAsync(SubscriptionStarted happened, EventInfo info, CancellationToken ct)
    {
        var subscription = happened.Subscription;
        if (subscription.TrialEndsAt is null || !marks.AreKept
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == subscription.Id, ct) is not { Status: SubscriptionStatus.Trialing } row)
        {
            return;
        }

        if (await WasUsedAsync(subscription.Product, await marks.FindAsync(row.GatewayId, ct), ct) is { } used)
        {
            await gateway.CancelNowAsync(new(row.GatewayId), isProrated: false, IdempotencyKey.For("trial-refused", row.Id), ct);
            await refusal.RunAsync(subscription, used, ct);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SyncSubscription>().RunAsync(row.GatewayId, ct);
        }
    }

    // Not «look, then insert»: the key decides between two trials that begin at once.
    private async Task<TrialMark?> WasUsedAsync(string product, List<(TrialMark Kind, string Mark)> found, CancellationToken ct)
    {
        var (tenant, now) = (current.Required, clock.GetUtcNow());
        TrialMark? used = null;
        await using var all = await across.OpenAsync("remember who has tried a product", ct);
        foreach (var (kind, mark) in found)
        {
            await all.Database.ExecuteSqlAsync(
                $"""
                insert into billing.trial_use (kind, mark, product, by, at) values ({kind.ToString()}, {mark}, {product}, {tenant.Value}, {now}) on conflict do nothing
                """,
                ct);
            if (await all.Set<TrialUse>().AnyAsync(row => row.Kind == kind && row.Mark == mark && row.Product == product && row.By != tenant, ct))
            {
                used = kind;
            }
        }

        return used;
    }
}

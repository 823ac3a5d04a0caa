using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Trials;

/// <summary>
/// Records who started a trial and with which card, and ends a trial immediately if the policy refuses it. Nothing is charged, because the
/// customer did not agree to pay today. An email links to the plan without a trial.
/// </summary>
internal sealed class EnforceTrialEligibility(
    BillingDbContext db, IPaymentGateway gateway, IServiceScopeFactory scopes, TrialMarks marks, RecordTrial record,
    ITrialEligibility eligibility,
    TrialRefusal refusal)
    : IEventHandler<SubscriptionStarted>
{
    public async Task HandleAsync(SubscriptionStarted started, EventContext info, CancellationToken ct)
    {
        var subscription = started.Subscription;
        if (subscription.TrialEndsAt is null
            || await db.Set<Subscription>().AsNoTracking()
            .FirstOrDefaultAsync(candidate => candidate.Id == subscription.Id, ct) is not { Status: SubscriptionStatus.Trialing } row)
        {
            return;
        }

        var earlier = marks.AreRecorded ? await record.RunAsync(subscription.Product, await marks.FindAsync(row.GatewayId, ct), ct) : null;
        if (!await eligibility.ContinuesAsync(new StartedTrial(subscription, earlier), ct))
        {
            await gateway.CancelNowAsync(new(row.GatewayId), isProrated: false, IdempotencyKey.For("trial-refused", row.Id), ct);
            await refusal.RunAsync(subscription, earlier, ct);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SyncSubscription>().RunAsync(row.GatewayId, ct);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Cancels a plan change that is scheduled for the end of the period.</summary>
internal sealed class CancelScheduledChange(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync)
{
    public async Task<Result> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (row.ScheduleId is not { } schedule)
        {
            return Result.Success;
        }

        await gateway.Require<IGatewayScheduledChanges>().ReleaseScheduleAsync(new(schedule), IdempotencyKey.For("release", schedule), ct);
        db.Audit("billing.subscription.change_dropped", $"subscription/{id}");
        await db.SaveChangesAsync(ct);
        return await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
    }
}

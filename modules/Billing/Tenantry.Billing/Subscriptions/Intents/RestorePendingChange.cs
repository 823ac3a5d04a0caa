using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions.Intents;

/// <summary>Schedules a change again that waited when the subscription was canceled and the cancellation was undone.</summary>
internal sealed class RestorePendingChange(BillingDbContext db, IPaymentGateway gateway, ILogger<RestorePendingChange> logger)
{
    public async Task<Result> RunAsync(Subscription row, CancellationToken ct)
    {
        if (row is not { HeldItems: { Count: > 0 } items, EndsAt: null, Status: not SubscriptionStatus.Canceled })
        {
            return Result.Success;
        }

        string? schedule = null;
        try
        {
            schedule = await gateway.Require<IGatewayScheduledChanges>().ScheduleChangeAsync(
                new(row.GatewayId), items, IdempotencyKey.For("restore-change", row.Id, row.HeldItemsJson!), ct);
        }
        catch (GatewayException exception)
        {
            logger.PendingChangeNotRestored(row.Id.Value, exception.Code, exception);
            if (exception.IsTransient)
            {
                return GatewayProblems.ProviderUnavailable.WithMessage(
                    "Your plan renews, and the payment provider isn't responding: your scheduled change follows in some minutes.");
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockObjectAsync(row.GatewayId, ct);
        db.Forget<Subscription>();
        var tracked = await db.Set<Subscription>().FirstAsync(subscription => subscription.Id == row.Id, ct);
        tracked.RestorePendingChange(schedule);
        db.Audit(schedule is null ? "billing.subscription.change_dropped" : "billing.subscription.change_restored",
            $"subscription/{row.Id}");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return schedule is null ? SubscriptionProblems.ChangeDropped : Result.Success;
    }
}

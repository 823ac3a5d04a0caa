using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions.Intents;

/// <summary>Saves what is wanted of a subscription, with its audit entry. A second click finds the intent of the first one.</summary>
internal sealed class SaveIntent(BillingDbContext db, IPaymentGateway gateway, TimeProvider clock)
{
    /// <summary>The maximum length of a reason.</summary>
    public const int MaxReason = 500;

    public async Task<SubscriptionIntent> RunAsync(
        Subscription subscription, SubscriptionIntentKind kind, string action, string? reason, DateTimeOffset? until, CancellationToken ct)
    {
        // Read before the transaction: no lock is held while the provider answers.
        var held = kind == SubscriptionIntentKind.Cancel && subscription is { ScheduleId: { } schedule, PendingJson: not null }
            ? await gateway.Require<IGatewayScheduledChanges>().FindScheduledItemsAsync(new(schedule), ct) : [];
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"intent:{subscription.Id}", ct);
        var open = await db.Set<SubscriptionIntent>()
            .Where(row => row.SubscriptionId == subscription.Id && row.CompletedAt == null).ToListAsync(ct);
        if (open.FirstOrDefault(row => row.Kind == kind) is { } same)
        {
            return same;
        }

        foreach (var earlier in open)
        {
            (earlier.CompletedAt, earlier.Failure) = (clock.GetUtcNow(), "superseded");
        }

        if (held.Count > 0)
        {
            await db.LockObjectAsync(subscription.GatewayId, ct);
            db.Forget<Subscription>();
            (await db.Set<Subscription>().FirstAsync(row => row.Id == subscription.Id, ct)).HoldPendingChange(held);
        }

        var intent = db.Add(new SubscriptionIntent
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), SubscriptionId = subscription.Id, Kind = kind, Until = until,
            At = clock.GetUtcNow(),
        }).Entity;
        db.Audit(action, $"subscription/{subscription.Id}", reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return intent;
    }
}

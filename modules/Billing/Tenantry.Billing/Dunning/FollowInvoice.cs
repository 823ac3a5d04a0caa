using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>
/// Brings the case of an unpaid invoice to where it stands now: opened, a step on, or over. Webhooks, the clock and people all come here; in
/// whatever order and however often they do, each mail is sent once, and none after the invoice is paid.
/// </summary>
internal sealed class FollowInvoice(
    BillingDbContext db, IPaymentGateway gateway, SyncSubscription subscriptions, DunningMail mail, BillingOptions options, TimeProvider clock)
{
    /// <summary>Holds a case until the transaction ends. Not the invoice's own lock: a try to pay it ends in its synchronisation.</summary>
    public static Task LockAsync(BillingDbContext db, string invoiceId, CancellationToken ct) => db.LockAsync($"dunning:{invoiceId}", ct);

    public async Task RunAsync(string invoiceId, CancellationToken ct)
    {
        var known = await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(one => one.InvoiceId == invoiceId, ct);
        if (known is null
            ? !await db.Set<Invoice>().AnyAsync(one => one.GatewayId == invoiceId && one.Status == InvoiceStatus.Open && one.Attempts > 0 && one.SubscriptionId != null, ct)
            : known.Stage is not DunningStage.Stopped && known.Stage.IsEnd())
        {
            return;
        }

        if (await StepAsync(invoiceId, ct) is { } owner)
        {
            await subscriptions.RunAsync(owner, ct);
        }
    }

    // Answers the subscription whose access may be another now.
    private async Task<string?> StepAsync(string invoiceId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(db, invoiceId, ct);
        db.ChangeTracker.Clear();
        if (await gateway.FindInvoiceAsync(new(invoiceId), ct) is not { SubscriptionId: { } gatewayId } seen
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(one => one.GatewayId == gatewayId, ct) is not { } owner)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var schedule = options.Dunning.For(owner.Product, owner.Plan);
        var row = await db.Set<DunningCase>().FirstOrDefaultAsync(one => one.InvoiceId == invoiceId, ct);
        var isNew = row is null;
        if (isNew && (seen.Status != InvoiceStatus.Open || owner.Status is not (SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid)))
        {
            return null;
        }

        row ??= Open(seen, owner, schedule);
        await ReadFailureAsync(row, seen, ct);
        var next = Next(row, seen, owner, now);
        if (next != row.Stage && !DunningLifecycle.Allows(row.Stage, next))
        {
            return null;
        }

        if (isNew || next != row.Stage)
        {
            await MoveAsync(row, next, seen, owner, schedule, isNew, ct);
        }

        row.Await(schedule, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return gatewayId;
    }

    private static DunningStage Next(DunningCase row, GatewayInvoice seen, Subscription owner, DateTimeOffset now) => (seen.Status, owner.Status) switch
    {
        (InvoiceStatus.Paid, _) => DunningStage.Recovered,
        (InvoiceStatus.Void or InvoiceStatus.Draft, _) => DunningStage.Closed,
        _ when row.Stage == DunningStage.Stopped => DunningStage.Stopped,
        (InvoiceStatus.Uncollectible, _) or (_, SubscriptionStatus.Canceled) => DunningStage.GivenUp,
        // A later invoice was paid: the provider counts the subscription as paid.
        (_, SubscriptionStatus.Active or SubscriptionStatus.Trialing) => DunningStage.Closed,
        _ => row.StageAt(now),
    };

    private DunningCase Open(GatewayInvoice seen, Subscription owner, DunningSchedule schedule)
    {
        var row = db.Add(new DunningCase
        {
            InvoiceId = seen.Id,
            SubscriptionId = owner.Id,
            Product = owner.Product,
            Plan = owner.Plan,
            Currency = seen.AmountDue.Currency,
            // The invoice of a period is unpaid from the period's start; one of a change from when it was made.
            StartedAt = seen.IssuedAt > owner.PeriodStart && seen.Reason == InvoiceReason.SubscriptionChange ? seen.IssuedAt : owner.PeriodStart,
        }).Entity;
        row.Schedule(schedule, options.GracePeriod);
        return row;
    }

    private async Task ReadFailureAsync(DunningCase row, GatewayInvoice seen, CancellationToken ct)
    {
        (row.AmountMinor, row.HostedUrl) = (seen.AmountDue.MinorUnits, seen.HostedUrl);
        if (row.SeenAttempts == seen.Attempts || seen.Status == InvoiceStatus.Paid)
        {
            return;
        }

        var payment = seen.PaymentId is { } id ? await gateway.FindPaymentAsync(id, ct) : null;
        row.SeenAttempts = seen.Attempts;
        (row.Decline, row.DeclineCode) = (payment?.Decline?.Kind, payment?.Decline?.Code);
        row.CardId = (await gateway.FindCustomerAsync(seen.CustomerId, ct))?.PaymentMethodId;
    }

    private async Task MoveAsync(
        DunningCase row, DunningStage next, GatewayInvoice seen, Subscription owner, DunningSchedule schedule, bool isNew, CancellationToken ct)
    {
        var wasStopped = row.Stage == DunningStage.Stopped;
        if (next == DunningStage.GivenUp && schedule.AtEnd == DunningEnd.Cancel)
        {
            await gateway.CancelNowAsync(new(owner.GatewayId), isProrated: false, IdempotencyKey.For("end-unpaid", row.InvoiceId), ct);
            if (seen.Status == InvoiceStatus.Open && gateway.Find<IGatewayCollection>() is { } collection)
            {
                await collection.MarkUncollectibleAsync(new(row.InvoiceId), IdempotencyKey.For("uncollectible", row.InvoiceId), ct);
            }
        }

        db.Audit(isNew ? "billing.dunning.opened" : "billing.dunning.moved", $"dunning/{row.InvoiceId}", detail: new { from = row.Stage.ToString(), to = next.ToString() });
        row.Stage = next;
        row.ClosedAt = next.IsEnd() ? clock.GetUtcNow() : null;
        if (!wasStopped)
        {
            // Before the commit: after a crash between them the step is done again, and the mail's key keeps it to one.
            await mail.SendAsync(row, owner, ct);
        }
    }
}

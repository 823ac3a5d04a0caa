using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>Represents the result of advancing a dunning case.</summary>
/// <param name="Subscription">The provider's ID of the subscription whose access can have changed.</param>
/// <param name="EndsSubscription"><see langword="true"/> if the subscription must be canceled at the payment provider before the case is
/// closed; otherwise, <see langword="false"/>.</param>
internal sealed record DunningAdvance(string? Subscription, bool EndsSubscription)
{
    public static readonly DunningAdvance None = new(null, EndsSubscription: false);
}

/// <summary>Applies a snapshot of an unpaid invoice to its dunning case. The caller locks the case and saves.</summary>
internal sealed class AdvanceDunning(BillingDbContext db, ScheduleDunning schedule, DunningEmail email, BillingOptions options,
    TimeProvider clock)
{
    public async Task<DunningAdvance> RunAsync(UnpaidInvoice unpaid, bool isSubscriptionEnded, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var source = unpaid.Source;
        string gatewayId = unpaid.SubscriptionId;
        if (await db.Set<Subscription>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.GatewayId == gatewayId, cancellationToken) is not { } owner)
        {
            return DunningAdvance.None;
        }

        string invoiceId = source.Id;
        var now = clock.GetUtcNow();
        var row = await db.Set<DunningCase>().FirstOrDefaultAsync(dunningCase => dunningCase.InvoiceId == invoiceId, cancellationToken);
        var isNew = row is null;
        if (isNew && (source.Status != InvoiceStatus.Open || owner.Status is not (SubscriptionStatus.PastDue or SubscriptionStatus.Unpaid)))
        {
            return DunningAdvance.None;
        }

        row ??= Open(source, owner);
        StoreFailure(row, unpaid);
        schedule.Run(row, isNew, now);
        var next = Next(row, source, owner, now);
        if (next != row.Stage && !DunningLifecycle.Allows(row.Stage, next))
        {
            db.ChangeTracker.Clear();
            return DunningAdvance.None;
        }

        if (next == DunningStage.Uncollectible && next != row.Stage && !isSubscriptionEnded
            && options.Dunning.For(owner.Product, owner.Plan).AtEnd == DunningEnd.Cancel)
        {
            row.EndRequestedAt ??= now;
            row.NextStepAt = now;
            return new DunningAdvance(gatewayId, EndsSubscription: true);
        }

        if (isNew || next != row.Stage)
        {
            await MoveAsync(row, next, owner, isNew, cancellationToken);
        }

        row.ScheduleNextStep(now);
        return new DunningAdvance(gatewayId, EndsSubscription: false);
    }

    private static DunningStage Next(DunningCase row, GatewayInvoice source, Subscription owner, DateTimeOffset now) =>
        (source.Status, owner.Status) switch
    {
        (InvoiceStatus.Paid, _) => DunningStage.Recovered,
        (InvoiceStatus.Void or InvoiceStatus.Draft, _) => DunningStage.Closed,
        _ when row.Stage == DunningStage.Stopped => DunningStage.Stopped,
        (InvoiceStatus.Uncollectible, _) or (_, SubscriptionStatus.Canceled) => DunningStage.Uncollectible,
        // A later invoice was paid, so the provider reports the subscription as active.
        (_, SubscriptionStatus.Active or SubscriptionStatus.Trialing) => DunningStage.Closed,
        _ => row.StageAt(now),
    };

    private DunningCase Open(GatewayInvoice source, Subscription owner) => db.Add(new DunningCase
    {
        InvoiceId = source.Id,
        SubscriptionId = owner.Id,
        Product = owner.Product,
        Plan = owner.Plan,
        Currency = source.AmountDue.Currency,
        // The invoice of a period is overdue from the start of the period; the invoice of a change, from its issue.
        StartedAt = source.IssuedAt > owner.PeriodStart && source.Reason == InvoiceReason.SubscriptionChange ? source.IssuedAt
        : owner.PeriodStart,
    }).Entity;

    private static void StoreFailure(DunningCase row, UnpaidInvoice unpaid)
    {
        (row.AmountMinor, row.HostedUrl) = (unpaid.Source.AmountDue.MinorUnits, unpaid.Source.HostedUrl);
        if (unpaid.Failure is { } failure)
        {
            row.ProviderAttempts = unpaid.Source.Attempts;
            (row.Decline, row.DeclineCode) = (failure.Decline?.Kind, failure.Decline?.Code);
            row.CardId = failure.CardId;
        }
    }

    private async Task MoveAsync(DunningCase row, DunningStage next, Subscription owner, bool isNew, CancellationToken cancellationToken)
    {
        var wasStopped = row.Stage == DunningStage.Stopped;
        db.Audit(isNew ? "billing.dunning.opened" : "billing.dunning.moved", $"dunning/{row.InvoiceId}",
            detail: new { from = row.Stage.ToString(), to = next.ToString() });
        row.Stage = next;
        row.ClosedAt = next.IsEnd() ? clock.GetUtcNow() : null;
        if (!wasStopped)
        {
            // The email is queued before the commit: after a crash in between, the step is repeated, and the email's idempotency key
            // prevents a duplicate.
            await email.SendAsync(row, owner, cancellationToken);
        }
    }
}

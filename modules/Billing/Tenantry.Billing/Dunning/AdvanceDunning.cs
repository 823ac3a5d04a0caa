using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>What came of an unpaid invoice.</summary>
/// <param name="Subscription">The provider's ID of the subscription whose access may have changed.</param>
/// <param name="EndsSubscription">Whether the subscription is to be ended at the provider before the case is closed.</param>
internal sealed record DunningAdvance(string? Subscription, bool EndsSubscription)
{
    public static readonly DunningAdvance None = new(null, EndsSubscription: false);
}

/// <summary>Stores what an unpaid invoice, as it was read at the provider, means for its case. The caller has locked the case, and saves.</summary>
internal sealed class AdvanceDunning(BillingDbContext db, ScheduleDunning schedule, DunningMail mail, BillingOptions options, TimeProvider clock)
{
    public async Task<DunningAdvance> RunAsync(UnpaidInvoice unpaid, bool isSubscriptionEnded, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var source = unpaid.Source;
        string gatewayId = unpaid.SubscriptionId;
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == gatewayId, cancellationToken) is not { } owner)
        {
            return DunningAdvance.None;
        }

        string invoiceId = source.Id;
        var now = clock.GetUtcNow();
        var row = await db.Set<DunningCase>().FirstOrDefaultAsync(known => known.InvoiceId == invoiceId, cancellationToken);
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

        if (next == DunningStage.GivenUp && next != row.Stage && !isSubscriptionEnded
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

        row.Await(now);
        return new DunningAdvance(gatewayId, EndsSubscription: false);
    }

    private static DunningStage Next(DunningCase row, GatewayInvoice source, Subscription owner, DateTimeOffset now) => (source.Status, owner.Status) switch
    {
        (InvoiceStatus.Paid, _) => DunningStage.Recovered,
        (InvoiceStatus.Void or InvoiceStatus.Draft, _) => DunningStage.Closed,
        _ when row.Stage == DunningStage.Stopped => DunningStage.Stopped,
        (InvoiceStatus.Uncollectible, _) or (_, SubscriptionStatus.Canceled) => DunningStage.GivenUp,
        // A later invoice was paid: the provider counts the subscription as paid.
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
        // The invoice of a period is unpaid from the period's start; one of a change from when it was made.
        StartedAt = source.IssuedAt > owner.PeriodStart && source.Reason == InvoiceReason.SubscriptionChange ? source.IssuedAt : owner.PeriodStart,
    }).Entity;

    private static void StoreFailure(DunningCase row, UnpaidInvoice unpaid)
    {
        (row.AmountMinor, row.HostedUrl) = (unpaid.Source.AmountDue.MinorUnits, unpaid.Source.HostedUrl);
        if (unpaid.Failure is { } failure)
        {
            row.SeenAttempts = unpaid.Source.Attempts;
            (row.Decline, row.DeclineCode) = (failure.Decline?.Kind, failure.Decline?.Code);
            row.CardId = failure.CardId;
        }
    }

    private async Task MoveAsync(DunningCase row, DunningStage next, Subscription owner, bool isNew, CancellationToken cancellationToken)
    {
        var wasStopped = row.Stage == DunningStage.Stopped;
        db.Audit(isNew ? "billing.dunning.opened" : "billing.dunning.moved", $"dunning/{row.InvoiceId}", detail: new { from = row.Stage.ToString(), to = next.ToString() });
        row.Stage = next;
        row.ClosedAt = next.IsEnd() ? clock.GetUtcNow() : null;
        if (!wasStopped)
        {
            // Before the commit: after a crash between them the step is done again, and the mail's key keeps it to one.
            await mail.SendAsync(row, owner, cancellationToken);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Makes a quoted change at once. The provider is called three times, and once more where a scheduled change has to be released first: the
/// subscription is read, the amount is asked again, the change is made, and its answer is stored. Only where the answer may be old, because the
/// change was repeated or a webhook was read meanwhile, the subscription is read again.
/// </summary>
internal sealed class ChangeNow(
    BillingDbContext db, IPaymentGateway gateway, PreviewPlanChange previews, QuotedItems items, SyncSubscription sync, NoteChange note,
    CompareCharge compare, TimeProvider clock)
{
    public async Task<Result<ChangeApplied>> RunAsync(PlanQuote quote, Subscription row, CancellationToken cancellationToken)
    {
        var read = await db.ReadAsync(() => previews.FindAsync(row, cancellationToken), cancellationToken);
        var wanted = await items.RunAsync(quote, row, read.Value, cancellationToken);
        if (wanted.AreThoseOf(read.Value))
        {
            // By a process that died before it could note it. Made again, it would be one more invoice, of nothing.
            return await StoreAsync(quote, row, read, cancellationToken);
        }

        var isTrial = row.Status == SubscriptionStatus.Trialing;
        if (!isTrial && quote.Timing == ChangeTiming.Now
            && (await previews.RunAsync(quote, row, read.Value, wanted, cancellationToken)).AmountDue.MinorUnits != quote.DueMinor)
        {
            return CatalogProblems.QuoteStale;
        }

        if (row.ScheduleId is { } waiting)
        {
            await gateway.Require<IGatewayScheduledChanges>().ReleaseScheduleAsync(new(waiting), IdempotencyKey.For("release", waiting), cancellationToken);
        }

        var isFirst = await BeginAsync(quote, cancellationToken);
        var changed = await db.ChangeAsync(
            () => gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(
                new(row.GatewayId), quote.Change(wanted, isTrial), IdempotencyKey.For("change", quote.Id), cancellationToken),
            cancellationToken);
        quote.InvoiceId = changed.Value.LatestInvoiceId;
        // The answer to a key that was used before is that of the first time, and may be an old one.
        return await StoreAsync(
            quote, row, isFirst ? changed : await db.ReadAsync(() => previews.FindAsync(row, cancellationToken), cancellationToken), cancellationToken);
    }

    // Written before the change is made: says whether nobody has tried it yet.
    private async Task<bool> BeginAsync(PlanQuote quote, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Set<PlanQuote>().Where(row => row.Id == quote.Id && row.AttemptedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(begun => begun.AttemptedAt, now), cancellationToken) > 0;
    }

    private async Task<Result<ChangeApplied>> StoreAsync(PlanQuote quote, Subscription row, ProviderRead<GatewaySubscription> changed, CancellationToken cancellationToken)
    {
        await note.RunAsync(quote, cancellationToken);
        var stored = await sync.StoreAsync(row.GatewayId, changed.With<GatewaySubscription?>(changed.Value), cancellationToken);
        if (stored.IsProblem)
        {
            return stored.Problem;
        }

        if (quote.InvoiceId is { } invoice)
        {
            await compare.StoredAsync(invoice, cancellationToken);
        }

        return new ChangeApplied(quote.Timing, changed.Value.PeriodEnd, null);
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Applies a quoted change immediately. The provider is called three times, and once more if a scheduled change must be released first: the
/// subscription is read, the amount is previewed again, the change is made, and its response is stored. The subscription is read again only
/// if the response may be outdated, because the change was repeated or a webhook was processed in the meantime.
/// </summary>
internal sealed class ApplyChangeImmediately(
    BillingDbContext db, IPaymentGateway gateway, PreviewPlanChange previews, BuildQuoteItems items,
    SyncSubscription sync, RecordChange note,
    ChargeGiftedChange charge, TimeProvider clock)
{
    public async Task<Result<ChangeApplied>> RunAsync(PlanQuote quote, Subscription row, CancellationToken cancellationToken)
    {
        var read = await db.ReadAsync(() => previews.FindAsync(row, cancellationToken), cancellationToken);
        var quotedItems = await items.RunAsync(quote, row, read.Value, cancellationToken);
        if (quotedItems.Match(read.Value))
        {
            // Applied by a process that died before it could record it. Applying it again would create an empty invoice.
            return await StoreAsync(quote, row, read, cancellationToken);
        }

        // The provider charges nothing in free time, so its preview says nothing about what is due for the paid part.
        var isGifted = row.GiftedUntil is not null && quote.Timing == ChangeTiming.Now;
        var isTrial = row.Status == SubscriptionStatus.Trialing || isGifted;
        if (!isTrial && quote.Timing == ChangeTiming.Now
            && (await previews.RunAsync(quote, row, read.Value, quotedItems, cancellationToken)).AmountDue.MinorUnits != quote.DueMinor)
        {
            return CatalogProblems.QuoteStale;
        }

        if (row.ScheduleId is { } scheduleId)
        {
            await gateway.Require<IGatewayScheduledChanges>()
                .ReleaseScheduleAsync(new(scheduleId), IdempotencyKey.For("release", scheduleId), cancellationToken);
        }

        var isFirst = await RecordAttemptAsync(quote, cancellationToken);
        if (isGifted && await charge.RunAsync(quote, row, read.Value, cancellationToken) is { IsProblem: true, Problem: var refused })
        {
            return refused;
        }

        var changed = await db.ChangeAsync(
            () => gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(
                new(row.GatewayId), quote.Change(quotedItems, isTrial), IdempotencyKey.For("change", quote.Id), cancellationToken),
            cancellationToken);
        quote.InvoiceId = isGifted ? quote.InvoiceId : changed.Value.LatestInvoiceId;
        // The response to a repeated idempotency key is that of the first call, and may be outdated.
        return await StoreAsync(
            quote, row, isFirst ? changed : await db.ReadAsync(() => previews.FindAsync(row, cancellationToken), cancellationToken),
            cancellationToken);
    }

    // Saved before the change is made; returns whether this is the first attempt.
    private async Task<bool> RecordAttemptAsync(PlanQuote quote, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Set<PlanQuote>().Where(row => row.Id == quote.Id && row.AttemptedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(planQuote => planQuote.AttemptedAt, now), cancellationToken) > 0;
    }

    private async Task<Result<ChangeApplied>> StoreAsync(
        PlanQuote quote, Subscription row, ProviderRead<GatewaySubscription> changed, CancellationToken cancellationToken)
    {
        await note.RunAsync(quote, cancellationToken);
        var stored = await sync.StoreAsync(row.GatewayId, changed.With<GatewaySubscription?>(changed.Value), cancellationToken);
        if (stored.IsProblem)
        {
            return stored.Problem;
        }

        return new ChangeApplied(quote.Timing, changed.Value.PeriodEnd, null);
    }
}

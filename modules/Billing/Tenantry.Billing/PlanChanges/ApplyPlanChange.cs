using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Makes a quoted change. What was shown is what is charged, or nothing is.</summary>
internal sealed class ApplyPlanChange(
    BillingDbContext db, IPaymentGateway gateway, PreviewPlanChange previews, QuotedItems items, PriceBook prices, QuoteHolds holds, ICatalogue catalogue, SyncSubscription sync, PlatformOptions platform,
    TimeProvider clock, ILogger<ApplyPlanChange> logger)
{
    public async Task<Result<ChangeApplied>> RunAsync(Guid quoteId, CancellationToken ct)
    {
        if (await db.Set<PlanQuote>().FirstOrDefaultAsync(one => one.Id == quoteId, ct) is not { } quote
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == quote.SubscriptionId, ct) is not { } row)
        {
            return BillingProblems.QuoteNotFound;
        }

        if (IsMade(quote, row))
        {
            return new ChangeApplied(quote.Timing, row.PeriodEnd, null);
        }

        if (ChangeRefusals.For(row) is { } refusal)
        {
            return refusal;
        }

        // The version of the price is read again, and so is the subscription: a quote pins both.
        if (quote.ExpiresAt <= clock.GetUtcNow() || row.Version != quote.SubscriptionVersion
            || await prices.FindAsync(quote.PriceId, ct) is not { } price || !await holds.RunAsync(quote, row, ct))
        {
            return BillingProblems.QuoteStale;
        }

        try
        {
            return quote.Timing == ChangeTiming.Now ? await NowAsync(quote, row, ct) : await LaterAsync(quote, row, price, ct);
        }
        catch (GatewayException refused)
        {
            logger.ChangeRefused(row.Id.Value, refused.Code, refused);
            return refused switch
            {
                { NeedsAuthentication: true } when gateway.Find<IGatewayPortal>() is { } portal => await ConfirmAsync(portal, quote, row, ct),
                { IsDeclined: true } => BillingProblems.PaymentDeclined,
                _ => refused.ToProblem(BillingProblems.ChangeRefused),
            };
        }
    }

    // Also where the process died between the provider's answer and ours: the webhook has brought the mirror there since.
    private static bool IsMade(PlanQuote quote, Subscription row) => quote.AppliedAt is not null || (quote.Timing == ChangeTiming.Now
        ? row.PriceId == quote.PriceId && row.Quantity == quote.Quantity && AreSame(quote, row.AddOns.Select(one => (one.Plan, one.Quantity)))
        : row.PendingPriceId == quote.PriceId && row.Pending is { } waiting && waiting.Quantity == quote.Quantity
            && AreSame(quote, waiting.AddOns?.Select(one => (one.Key, one.Quantity)) ?? row.AddOns.Select(one => (one.Plan, one.Quantity))));

    private static bool AreSame(PlanQuote quote, IEnumerable<(string, long)> these) =>
        QuotedAddOn.Read(quote.AddOns).Select(one => (one.Plan, one.Quantity)).ToHashSet().SetEquals(these);

    private async Task<Result<ChangeApplied>> NowAsync(PlanQuote quote, Subscription row, CancellationToken ct)
    {
        if (await previews.FindAsync(row, ct) is var made && (await items.RunAsync(quote, row, made, ct)).AreThoseOf(made))
        {
            // By a process that died before it could note it. Made again, it would be one more invoice, of nothing.
            return await DoneAsync(quote, row, made, ct);
        }

        var isTrial = row.Status == SubscriptionStatus.Trialing;
        if (!isTrial && (await previews.RunAsync(quote, row, ct)).AmountDue.MinorUnits != quote.DueMinor)
        {
            return BillingProblems.QuoteStale;
        }

        if (row.ScheduleId is { } waiting)
        {
            await gateway.Require<IGatewayScheduledChanges>().ReleaseScheduleAsync(new(waiting), IdempotencyKey.For("release", waiting), ct);
        }

        var live = await previews.FindAsync(row, ct);
        var changed = await gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(
            new(row.GatewayId), quote.Change(await items.RunAsync(quote, row, live, ct), isTrial), IdempotencyKey.For("change", quote.Id), ct);
        await CompareAsync(quote, changed, ct);
        return await DoneAsync(quote, row, changed, ct);
    }

    private async Task<Result<ChangeApplied>> DoneAsync(PlanQuote quote, Subscription row, GatewaySubscription changed, CancellationToken ct)
    {
        await NoteAsync(quote, ct);
        var synced = await sync.RunAsync(row.GatewayId, ct);
        return synced.IsProblem ? synced.Problem : new ChangeApplied(ChangeTiming.Now, changed.PeriodEnd, null);
    }

    private async Task<Result<ChangeApplied>> LaterAsync(PlanQuote quote, Subscription row, PriceVersion price, CancellationToken ct)
    {
        var wanted = await items.RunAsync(quote, row, await previews.FindAsync(row, ct), ct);
        var schedule = await gateway.Require<IGatewayScheduledChanges>().ScheduleChangeAsync(new(row.GatewayId), wanted.After, IdempotencyKey.For("schedule", quote.Id), ct);
        // The provider tells of the schedule at once: without the lock, its webhook would write between our reading and our writing.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(row.GatewayId, ct);
        db.Forget<Subscription>();
        var tracked = await db.Set<Subscription>().FirstAsync(one => one.Id == row.Id, ct);
        tracked.Await(schedule, price.Id, new PendingChange(price.Plan, Name(price), price.Price, quote.Quantity) { AddOns = await AddOnsAsync(quote, ct) });
        await NoteAsync(quote, ct);
        await transaction.CommitAsync(ct);
        return new ChangeApplied(ChangeTiming.PeriodEnd, row.PeriodEnd, null);
    }

    private string Name(PriceVersion price) => catalogue.FindPlan(price.Product, price.Plan)?.Name ?? price.Plan;

    private async Task<SubscriptionAddOn[]> AddOnsAsync(PlanQuote quote, CancellationToken ct)
    {
        var all = new List<SubscriptionAddOn>();
        foreach (var addOn in QuotedAddOn.Read(quote.AddOns))
        {
            var price = (await prices.FindAsync(addOn.PriceId, ct))!;
            all.Add(new SubscriptionAddOn(addOn.Plan, Name(price), price.Price, addOn.Quantity));
        }

        return [.. all];
    }

    private async Task NoteAsync(PlanQuote quote, CancellationToken ct)
    {
        quote.AppliedAt = clock.GetUtcNow();
        db.Audit(
            "billing.subscription.changed", $"subscription/{quote.SubscriptionId}",
            detail: new { quote = quote.Id, price = quote.PriceId, quantity = quote.Quantity, addOns = QuotedAddOn.Read(quote.AddOns), timing = quote.Timing.ToString(), due = quote.Due.ToString() });
        await db.SaveChangesAsync(ct);
    }

    private async Task CompareAsync(PlanQuote quote, GatewaySubscription changed, CancellationToken ct)
    {
        if (changed.LatestInvoiceId is { } id && quote.DueMinor > 0 && await gateway.FindInvoiceAsync(id, ct) is { } invoice
            && invoice.AmountDue.MinorUnits != quote.DueMinor)
        {
            logger.ChargedOtherwise(quote.Id, quote.DueMinor, invoice.AmountDue.MinorUnits);
        }
    }

    private async Task<Result<ChangeApplied>> ConfirmAsync(IGatewayPortal portal, PlanQuote quote, Subscription row, CancellationToken ct)
    {
        var live = await previews.FindAsync(row, ct);
        if (await items.RunAsync(quote, row, live, ct) is { ChangesPlanOnly: false })
        {
            // The provider's page confirms a change of one item, and no other.
            return BillingProblems.ConfirmAddOns;
        }

        var price = await prices.FindAsync(quote.PriceId, ct);
        var url = await portal.OpenPortalAsync(
            new NewGatewayPortal(live.CustomerId, $"{platform.PublicUrl.TrimEnd('/')}/space/billing", PortalFlow.ConfirmChange)
            {
                SubscriptionId = GatewayId.From<GatewaySubscriptionId>(row.GatewayId),
                Item = new GatewayItemChange(row.MainItem(live).Id, GatewayId.From<GatewayPriceId>(price!.GatewayId), quote.Quantity),
            },
            IdempotencyKey.For("confirm", quote.Id),
            ct);
        return new ChangeApplied(quote.Timing, row.PeriodEnd, url);
    }
}

/// <summary>What came of a change.</summary>
/// <param name="Timing">When it takes place.</param>
/// <param name="PeriodEnd">When the period ends.</param>
/// <param name="ConfirmUrl">Where the customer confirms with the bank first; <see langword="null"/>: nothing is left to do.</param>
internal sealed record ChangeApplied(ChangeTiming Timing, DateTimeOffset PeriodEnd, string? ConfirmUrl);

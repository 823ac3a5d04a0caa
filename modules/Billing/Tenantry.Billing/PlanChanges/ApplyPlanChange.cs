using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Makes a quoted change. What was shown is what is charged, or nothing is.</summary>
internal sealed class ApplyPlanChange(
    BillingDbContext db, PriceBook prices, QuoteHolds holds, ChangeNow now, ChangeLater later, ConfirmChange confirm, TimeProvider clock,
    ILogger<ApplyPlanChange> logger)
{
    public async Task<Result<ChangeApplied>> RunAsync(Guid quoteId, CancellationToken ct)
    {
        if (await db.Set<PlanQuote>().FirstOrDefaultAsync(known => known.Id == quoteId, ct) is not { } quote
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == quote.SubscriptionId, ct) is not { } row)
        {
            return PlanChangeProblems.QuoteNotFound;
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
            return CatalogProblems.QuoteStale;
        }

        try
        {
            return quote.IsImmediate ? await now.RunAsync(quote, row, ct) : await later.RunAsync(quote, row, price, ct);
        }
        catch (GatewayException refused)
        {
            logger.ChangeRefused(row.Id.Value, refused.Code, refused);
            return refused switch
            {
                { NeedsAuthentication: true } when confirm.IsSupported => await confirm.RunAsync(quote, row, price, ct),
                { IsDeclined: true } => SubscriptionProblems.PaymentDeclined,
                _ => refused.ToProblem(PlanChangeProblems.ChangeRefused),
            };
        }
    }

    // Also where the process died between the provider's answer and ours: the webhook has brought the mirror there since.
    private static bool IsMade(PlanQuote quote, Subscription row) => quote.AppliedAt is not null || (quote.IsImmediate
        ? row.PriceId == quote.PriceId && row.Quantity == quote.Quantity && AreSame(quote, row.AddOns.Select(heldAddOn => (heldAddOn.Plan, heldAddOn.Quantity)))
        : row.PendingPriceId == quote.PriceId && row.Pending is { } waiting && waiting.Quantity == quote.Quantity
            && AreSame(quote, waiting.AddOns?.Select(subscriptionAddOn => (subscriptionAddOn.Key, subscriptionAddOn.Quantity)) ?? row.AddOns.Select(heldAddOn => (heldAddOn.Plan, heldAddOn.Quantity))));

    private static bool AreSame(PlanQuote quote, IEnumerable<(string, long)> these) =>
        QuotedAddOn.Read(quote.AddOns).Select(quotedAddOn => (quotedAddOn.Plan, quotedAddOn.Quantity)).ToHashSet().SetEquals(these);
}

/// <summary>What came of a change.</summary>
/// <param name="Timing">When it takes place.</param>
/// <param name="PeriodEnd">When the period ends.</param>
/// <param name="ConfirmUrl">Where the customer confirms with the bank first; <see langword="null"/>: nothing is left to do.</param>
internal sealed record ChangeApplied(ChangeTiming Timing, DateTimeOffset PeriodEnd, string? ConfirmUrl)
{
    /// <summary>Gets a value indicating whether the change takes effect at once.</summary>
    public bool IsImmediate => Timing != ChangeTiming.PeriodEnd;
}

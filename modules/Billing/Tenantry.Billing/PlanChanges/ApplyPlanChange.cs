using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Applies a quoted plan change. The charged amount is the quoted amount; otherwise, nothing is charged.</summary>
internal sealed class ApplyPlanChange(
    BillingDbContext db, PriceBook prices, ValidateQuote validate, ApplyChangeImmediately now, ScheduleChange later, ConfirmChange confirm,
    TimeProvider clock,
    ILogger<ApplyPlanChange> logger)
{
    public async Task<Result<ChangeApplied>> RunAsync(Guid quoteId, CancellationToken ct)
    {
        if (await db.Set<PlanQuote>().FirstOrDefaultAsync(planQuote => planQuote.Id == quoteId, ct) is not { } quote
            || await db.Set<Subscription>().AsNoTracking()
            .FirstOrDefaultAsync(subscription => subscription.Id == quote.SubscriptionId, ct) is not { } row)
        {
            return PlanChangeProblems.QuoteNotFound;
        }

        if (IsApplied(quote, row))
        {
            return new ChangeApplied(quote.Timing, row.PeriodEnd, null);
        }

        if (ChangeGuards.For(row) is { } refusal)
        {
            return refusal;
        }

        // The price version and the subscription are read again, because the quote depends on both.
        if (quote.ExpiresAt <= clock.GetUtcNow() || row.Version != quote.SubscriptionVersion
            || await prices.FindAsync(quote.PriceId, ct) is not { } price || !await validate.RunAsync(quote, row, ct))
        {
            return CatalogProblems.QuoteStale;
        }

        try
        {
            return quote.IsImmediate ? await now.RunAsync(quote, row, ct) : await later.RunAsync(quote, row, price, ct);
        }
        catch (GatewayException exception)
        {
            logger.ChangeRefused(row.Id.Value, exception.Code, exception);
            return exception switch
            {
                { NeedsAuthentication: true } when confirm.IsSupported => await confirm.RunAsync(quote, row, price, ct),
                { IsDeclined: true } => SubscriptionProblems.PaymentDeclined,
                _ => exception.ToProblem(PlanChangeProblems.ChangeRefused),
            };
        }
    }

    // Also true if the process died after the provider's answer: the webhook has updated the subscription since.
    private static bool IsApplied(PlanQuote quote, Subscription row) => quote.AppliedAt is not null || (quote.IsImmediate
        ? row.PriceId == quote.PriceId && row.Quantity == quote.Quantity
        && AreSame(quote, row.AddOns.Select(heldAddOn => (heldAddOn.Plan, heldAddOn.Quantity)))
        : row.PendingPriceId == quote.PriceId && row.Pending is { } scheduled && scheduled.Quantity == quote.Quantity
            && AreSame(quote, scheduled.AddOns?.Select(subscriptionAddOn => (subscriptionAddOn.Key, subscriptionAddOn.Quantity))
                ?? row.AddOns.Select(heldAddOn => (heldAddOn.Plan, heldAddOn.Quantity))));

    private static bool AreSame(PlanQuote quote, IEnumerable<(string, long)> addOns) =>
        QuotedAddOn.Read(quote.AddOns).Select(quotedAddOn => (quotedAddOn.Plan, quotedAddOn.Quantity)).ToHashSet().SetEquals(addOns);
}

/// <summary>Represents the result of a plan change.</summary>
/// <param name="Timing">The time at which the change takes effect.</param>
/// <param name="PeriodEnd">The end of the current period.</param>
/// <param name="ConfirmUrl">The URL at which the customer confirms the payment with the bank; <see langword="null"/> if nothing is left to
/// do.</param>
internal sealed record ChangeApplied(ChangeTiming Timing, DateTimeOffset PeriodEnd, string? ConfirmUrl)
{
    /// <summary>Gets a value indicating whether the change takes effect immediately.</summary>
    public bool IsImmediate => Timing != ChangeTiming.PeriodEnd;
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalogue;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Reads a quote for the page that shows it.</summary>
internal sealed class FindQuote(BillingDbContext db, ICatalogue catalogue, PriceBook prices, PlanFit fit, TimeProvider clock)
{
    public async Task<QuoteView?> RunAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<PlanQuote>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) is not { } quote
            || await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == quote.SubscriptionId, ct) is not { } row
            || await prices.FindAsync(quote.PriceId, ct) is not { } price)
        {
            return null;
        }

        var plan = catalogue.FindPlan(price.Product, price.Plan);
        return new QuoteView(
            quote, row.Summarise(catalogue), plan?.Name ?? price.Plan, price.Price, JsonSerializer.Deserialize<QuoteLine[]>(quote.Lines)!,
            plan is null ? [] : await fit.CheckAsync(plan, ct), quote.AppliedAt is null && quote.ExpiresAt <= clock.GetUtcNow());
    }
}

/// <summary>A quote with what stands around it on its page.</summary>
internal sealed record QuoteView(
    PlanQuote Quote, SubscriptionSummary Subscription, string PlanName, RecurringPrice Price, IReadOnlyList<QuoteLine> Lines,
    IReadOnlyList<LimitExceeded> Warnings, bool IsExpired);

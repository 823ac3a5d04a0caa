using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Gets a quote for the page that shows it.</summary>
internal sealed class GetQuote(BillingDbContext db, ICatalog catalog, PriceBook prices, UsageLimitCheck fit, TimeProvider clock)
{
    public async Task<QuoteView?> RunAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<PlanQuote>().AsNoTracking().FirstOrDefaultAsync(planQuote => planQuote.Id == id, ct) is not { } quote
            || await db.Set<Subscription>().AsNoTracking()
            .FirstOrDefaultAsync(subscription => subscription.Id == quote.SubscriptionId, ct) is not { } row
            || await prices.FindAsync(quote.PriceId, ct) is not { } price)
        {
            return null;
        }

        var plan = catalog.FindPlan(price.Product, price.Plan);
        var (summary, addOns) = (row.ToSummary(catalog), await AddOnsAsync(quote, price.Product, ct));
        var granted = addOns.Aggregate(plan, (sum, subscriptionAddOn) =>
            catalog.FindPlan(price.Product, subscriptionAddOn.Key) is { } addOn ? sum?.With(addOn, subscriptionAddOn.Quantity) : sum);
        return new QuoteView(
            quote, summary, plan?.Name ?? price.Plan, price.Price, JsonSerializer.Deserialize<QuoteLine[]>(quote.Lines)!,
            granted is null ? [] : await fit.CheckAsync(granted, ct), quote.AppliedAt is null && quote.ExpiresAt <= clock.GetUtcNow())
        {
            AddOns = addOns,
            RemovedAddOns = [.. summary.AddOns.Where(subscriptionAddOn => addOns.All(kept => kept.Key != subscriptionAddOn.Key))],
        };
    }

    private async Task<IReadOnlyList<SubscriptionAddOn>> AddOnsAsync(PlanQuote quote, string product, CancellationToken ct)
    {
        var addOns = new List<SubscriptionAddOn>();
        foreach (var addOn in QuotedAddOn.Read(quote.AddOns))
        {
            var price = (await prices.FindAsync(addOn.PriceId, ct))!;
            addOns.Add(new SubscriptionAddOn(addOn.Plan, catalog.FindPlan(product, addOn.Plan)?.Name ?? addOn.Plan,
                price.Price, addOn.Quantity));
        }

        return addOns;
    }
}

/// <summary>Represents a quote together with the data that its page shows.</summary>
internal sealed record QuoteView(
    PlanQuote Quote, SubscriptionSummary Subscription, string PlanName, RecurringPrice Price, IReadOnlyList<QuoteLine> Lines,
    IReadOnlyList<LimitExceeded> Warnings, bool IsExpired)
{
    /// <summary>Gets the add-ons after the change.</summary>
    public IReadOnlyList<SubscriptionAddOn> AddOns { get; init; } = [];

    /// <summary>Gets the add-ons that the change removes.</summary>
    public IReadOnlyList<SubscriptionAddOn> RemovedAddOns { get; init; } = [];

    /// <summary>Gets a value indicating whether the plan stays and only add-ons change.</summary>
    public bool KeepsPlan => Quote.Quantity == Subscription.Quantity && Price == Subscription.Price && PlanName == Subscription.PlanName;
}

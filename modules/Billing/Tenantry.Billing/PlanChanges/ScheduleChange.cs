using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Schedules a quoted change for the end of the period.</summary>
internal sealed class ScheduleChange(
    BillingDbContext db, IPaymentGateway gateway, PreviewPlanChange previews, BuildQuoteItems items, PriceBook prices,
    ICatalog catalog, RecordChange note)
{
    public async Task<Result<ChangeApplied>> RunAsync(
        PlanQuote quote, Subscription row, PriceVersion price, CancellationToken cancellationToken)
    {
        var quotedItems = await items.RunAsync(quote, row, await previews.FindAsync(row, cancellationToken), cancellationToken);
        var schedule = await gateway.Require<IGatewayScheduledChanges>().ScheduleChangeAsync(
            new(row.GatewayId), quotedItems.After, IdempotencyKey.For("schedule", quote.Id), cancellationToken);
        var pending = new PendingChange(price.Plan, Name(price), price.Price, quote.Quantity)
            { AddOns = await AddOnsAsync(quote, cancellationToken) };
        // A read that started before the schedule was created doesn't include it. The lock makes such a read repeat before it is stored.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockObjectAsync(row.GatewayId, cancellationToken);
        db.Forget<Subscription>();
        var tracked = await db.Set<Subscription>().FirstAsync(subscription => subscription.Id == row.Id, cancellationToken);
        tracked.SetPendingChange(schedule, price.Id, pending);
        await note.RunAsync(quote, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ChangeApplied(ChangeTiming.PeriodEnd, row.PeriodEnd, null);
    }

    private string Name(PriceVersion price) => catalog.FindPlan(price.Product, price.Plan)?.Name ?? price.Plan;

    private async Task<SubscriptionAddOn[]> AddOnsAsync(PlanQuote quote, CancellationToken cancellationToken)
    {
        var addOns = new List<SubscriptionAddOn>();
        foreach (var addOn in QuotedAddOn.Read(quote.AddOns))
        {
            var price = (await prices.FindAsync(addOn.PriceId, cancellationToken))!;
            addOns.Add(new SubscriptionAddOn(addOn.Plan, Name(price), price.Price, addOn.Quantity));
        }

        return [.. addOns];
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Overrides;

/// <summary>
/// Switches a subscription to another plan, immediately and without a charge for the current period; restores the previous price at the
/// end.
/// </summary>
internal sealed class PlanOverride(
    BillingDbContext db, IPaymentGateway gateway, PriceBook prices, PreviewPlanChange live, ICatalog catalog, SyncSubscription sync,
    TimeProvider clock) : IOverrideHandler
{
    public OverrideKind Kind => OverrideKind.Plan;

    public async Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct)
    {
        if (await FindAsync(row, ct) is not { } subscription)
        {
            return SubscriptionProblems.SubscriptionNotFound.WithField("subscription");
        }

        if (ChangeGuards.For(subscription) is { } refusal)
        {
            return refusal;
        }

        if (catalog.FindPlan(subscription.Product, row.Target!) is not { } plan
            || await FindPriceAsync(subscription, plan.Key, ct) is not { } price)
        {
            return CatalogProblems.PlanNotFound.WithField("target");
        }

        if (price.Id == subscription.PriceId)
        {
            return CatalogProblems.NothingChanges.WithField("target");
        }

        // Another interval would start a new period and charge for it.
        if (price.Key != PriceKey.Of(subscription.Price))
        {
            return OverrideProblems.OverrideOtherInterval.WithField("target");
        }

        (row.PreviousPriceId, row.PreviousQuantity) = (subscription.PriceId, subscription.Quantity);
        row.Title = $"{plan.Name} instead of {catalog.FindPlan(subscription.Product, subscription.Plan)?.Name ?? subscription.Plan}";
        var difference = PriceDifference(subscription, price.Price);
        row.SetCost(difference,
            $"{difference.Display} for the rest of the current period. {Charged(subscription, price.Price).Display} is charged from "
                + $"{subscription.PeriodEnd:MMM d, yyyy}.");
        return Result.Success;
    }

    public Task<Result> ApplyAsync(TenantOverride row, CancellationToken ct) =>
        ChangeAsync(row, "begin", subscription => FindPriceAsync(subscription, row.Target!, ct), quantity: null, ct);

    // A customer who has chosen another plan in the meantime keeps it.
    public async Task<Result> EndAsync(TenantOverride row, bool hasExpired, CancellationToken ct) =>
        await FindAsync(row, ct) is { } subscription && subscription.Plan == row.Target
        && subscription.Status != SubscriptionStatus.Canceled && row.PreviousPriceId is { } previousPriceId
            ? await ChangeAsync(row, "end", _ => prices.FindAsync(previousPriceId, ct), row.PreviousQuantity, ct)
            : Result.Success;

    private async Task<Result> ChangeAsync(TenantOverride row, string step, Func<Subscription, Task<PriceVersion?>> find, long? quantity,
        CancellationToken ct)
    {
        if (await FindAsync(row, ct) is not { } subscription || await find(subscription) is not { } price)
        {
            return CatalogProblems.PlanNotFound;
        }

        if (subscription.PriceId == price.Id)
        {
            return Result.Success;
        }

        if (subscription.ScheduleId is { } scheduleId)
        {
            await gateway.Require<IGatewayScheduledChanges>()
                .ReleaseScheduleAsync(new(scheduleId), IdempotencyKey.For("release", scheduleId), ct);
        }

        var name = catalog.FindPlan(price.Product, price.Plan)?.Name ?? price.Plan;
        var item = new GatewayItemChange(subscription.MainItem(await live.FindAsync(subscription, ct)).Id,
            await prices.EnsureGatewayPriceAsync(price, name, ct),
            quantity ?? price.Price.CarryQuantity(subscription.Price, subscription.Quantity));
        await gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(new(subscription.GatewayId),
            new SubscriptionChange([item], Proration.None, null), IdempotencyKey.For("override", row.Id, step), ct);
        return await sync.RunAsync(subscription.GatewayId, ct) is { IsProblem: true, Problem: var refused } ? refused : Result.Success;
    }

    // The price difference for the rest of the current period; this is the only place that rounds.
    private Money PriceDifference(Subscription subscription, RecurringPrice price)
    {
        var difference = Math.Max(0, (Charged(subscription, price) - subscription.Price.For(subscription.Quantity)).MinorUnits);
        var left = (decimal)Math.Max(0,
            (subscription.PeriodEnd - clock.GetUtcNow()).Ticks) / (subscription.PeriodEnd - subscription.PeriodStart).Ticks;
        return Money.Round(difference * left, subscription.Currency);
    }

    private static Money Charged(Subscription subscription, RecurringPrice price) =>
        price.For(price.CarryQuantity(subscription.Price, subscription.Quantity));

    private Task<PriceVersion?> FindPriceAsync(Subscription subscription, string plan, CancellationToken ct) =>
        prices.FindNearestAsync(subscription.Product, plan, PriceKey.Of(subscription.Price), null, ct);

    private Task<Subscription?> FindAsync(TenantOverride row, CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == row.SubscriptionId, ct);
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Overrides;

/// <summary>Another plan, at once and without a charge for the running period; at the end the former price again.</summary>
internal sealed class PlanOverride(
    BillingDbContext db, IPaymentGateway gateway, PriceBook prices, PreviewPlanChange live, ICatalogue catalogue, SyncSubscription sync, TimeProvider clock) : IOverrideAct
{
    public OverrideKind Kind => OverrideKind.Plan;

    public async Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct)
    {
        if (await FindAsync(row, ct) is not { } now)
        {
            return SubscriptionProblems.SubscriptionNotFound.On("subscription");
        }

        if (ChangeRefusals.For(now) is { } refusal)
        {
            return refusal;
        }

        if (catalogue.FindPlan(now.Product, row.Target!) is not { } plan || await FindPriceAsync(now, plan.Key, ct) is not { } price)
        {
            return CatalogProblems.PlanNotFound.On("target");
        }

        if (price.Id == now.PriceId)
        {
            return CatalogProblems.NothingChanges.On("target");
        }

        // Another interval would begin a new period, and charge for it.
        if (price.Slot != PriceSlot.Of(now.Price))
        {
            return OverrideProblems.OverrideOtherInterval.On("target");
        }

        row.FormerPriceId = now.PriceId;
        row.Title = $"{plan.Name} in place of {catalogue.FindPlan(now.Product, now.Plan)?.Name ?? now.Plan}";
        var given = Given(now, price.Price);
        row.Cost(given, $"{given.Display} of the running period is not charged. From {now.PeriodEnd:d MMMM yyyy} on, {price.Price.Display} is.");
        return Result.Done;
    }

    public Task<Result> BeginAsync(TenantOverride row, CancellationToken ct) => ChangeAsync(row, "begin", now => FindPriceAsync(now, row.Target!, ct), ct);

    // Who has chosen yet another plan since keeps that.
    public async Task<Result> EndAsync(TenantOverride row, bool ranOut, CancellationToken ct) =>
        await FindAsync(row, ct) is { } now && now.Plan == row.Target && now.Status != SubscriptionStatus.Canceled && row.FormerPriceId is { } former
            ? await ChangeAsync(row, "end", _ => prices.FindAsync(former, ct), ct)
            : Result.Done;

    private async Task<Result> ChangeAsync(TenantOverride row, string step, Func<Subscription, Task<PriceVersion?>> find, CancellationToken ct)
    {
        if (await FindAsync(row, ct) is not { } now || await find(now) is not { } price)
        {
            return CatalogProblems.PlanNotFound;
        }

        if (now.PriceId == price.Id)
        {
            return Result.Done;
        }

        if (now.ScheduleId is { } waiting)
        {
            await gateway.Require<IGatewayScheduledChanges>().ReleaseScheduleAsync(new(waiting), IdempotencyKey.For("release", waiting), ct);
        }

        var name = catalogue.FindPlan(price.Product, price.Plan)?.Name ?? price.Plan;
        var item = new GatewayItemChange(now.MainItem(await live.FindAsync(now, ct)).Id, await prices.EnsureAtGatewayAsync(price, name, ct), now.Quantity);
        await gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(new(now.GatewayId), new SubscriptionChange([item], Proration.None, null), IdempotencyKey.For("override", row.Id, step), ct);
        return await sync.RunAsync(now.GatewayId, ct) is { IsProblem: true, Problem: var refused } ? refused : Result.Done;
    }

    // The rest of the running period at the difference of the prices: rounded here, once.
    private Money Given(Subscription now, RecurringPrice price)
    {
        var difference = Math.Max(0, (price.For(now.Quantity) - now.Price.For(now.Quantity)).MinorUnits);
        var left = (decimal)Math.Max(0, (now.PeriodEnd - clock.GetUtcNow()).Ticks) / (now.PeriodEnd - now.PeriodStart).Ticks;
        return Money.Round(difference * left, now.Currency);
    }

    private Task<PriceVersion?> FindPriceAsync(Subscription now, string plan, CancellationToken ct) =>
        prices.NearestAsync(now.Product, plan, PriceSlot.Of(now.Price), null, ct);

    private Task<Subscription?> FindAsync(TenantOverride row, CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == row.SubscriptionId, ct);
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Overrides;

/// <summary>
/// Applies a percentage discount to the invoices of some months, through a coupon of its own that expires at the payment provider.
/// </summary>
internal sealed class DiscountOverride(BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, ICatalog catalog,
    TimeProvider clock) : IOverrideHandler
{
    public const int MaxMonths = 36;

    public OverrideKind Kind => OverrideKind.Discount;

    public async Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct)
    {
        if (await FindAsync(row, ct) is not { } subscription)
        {
            return SubscriptionProblems.SubscriptionNotFound.WithField("subscription");
        }

        if (subscription.Status == SubscriptionStatus.Canceled)
        {
            return SubscriptionProblems.AlreadyEnded;
        }

        // Combining the two would restart the months of the existing discount.
        if (subscription.Discount is not null)
        {
            return OverrideProblems.OverrideHasDiscount
                .WithMessage(
                    $"This subscription already has a discount ({subscription.Discount.Display}). Wait until it ends, or remove it first.");
        }

        if (row.Amount is not (>= 1 and <= 100))
        {
            return OverrideProblems.OverridePercentInvalid.WithField("amount");
        }

        if (row.Months is not (>= 1 and <= MaxMonths))
        {
            return OverrideProblems.OverrideMonthsInvalid.WithField("months");
        }

        // Whole seconds, as the provider counts: an invoice at the very second of the end has no discount.
        row.EndsAt = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()).AddMonths(row.Months.Value);
        row.Title = $"{row.Amount} % off for {row.Months} {(row.Months == 1 ? "month" : "months")}";
        var invoices = DiscountedInvoices.Count(subscription.PeriodEnd, subscription.Interval,
            subscription.IntervalCount, row.EndsAt.Value);
        var each = Money.Round(subscription.ToSummary(catalog).Total.MinorUnits * (row.Amount.Value / 100m), subscription.Currency);
        row.SetCost(each * invoices, invoices == 0 ? "Nothing: no invoice is due in this time."
            : $"{each.Display} off each of {invoices} {(invoices == 1 ? "invoice" : "invoices")} at the current price.");
        return Result.Success;
    }

    public async Task<Result> ApplyAsync(TenantOverride row, CancellationToken ct)
    {
        var coupon = new GatewayCoupon(new(Coupon(row)), $"{row.Amount} % off", row.Amount, null)
            { Duration = DiscountDuration.Months, Months = row.Months!.Value };
        await gateway.Require<IGatewayCoupons>().EnsureCouponAsync(coupon, IdempotencyKey.For("coupon", row.Id), ct);
        return await SetAsync(row, isOn: true, ct);
    }

    public Task<Result> EndAsync(TenantOverride row, bool hasExpired, CancellationToken ct) => hasExpired ? Task.FromResult(Result.Success)
        : SetAsync(row, isOn: false, ct);

    private static string Coupon(TenantOverride row) => $"tenantry_override_{row.Id:N}";

    private async Task<Result> SetAsync(TenantOverride row, bool isOn, CancellationToken ct)
    {
        if (await FindAsync(row, ct) is not { } subscription)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (subscription.Status == SubscriptionStatus.Canceled)
        {
            return isOn ? SubscriptionProblems.AlreadyEnded : Result.Success;
        }

        var own = new GatewayCouponId(Coupon(row));
        // Discounts that were applied elsewhere in the meantime stay.
        var others = (await gateway.FindSubscriptionAsync(new(subscription.GatewayId), ct))?.Discounts.Select(discount => discount.CouponId)
            .Where(id => id != own) ?? [];
        var change = new SubscriptionChange([], Proration.None, null) { Coupons = isOn ? [own] : [.. others] };
        await gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(new(subscription.GatewayId), change,
            IdempotencyKey.For("override", row.Id, isOn ? "begin" : "end"), ct);
        return await sync.RunAsync(subscription.GatewayId, ct) is { IsProblem: true, Problem: var refused } ? refused : Result.Success;
    }

    private Task<Subscription?> FindAsync(TenantOverride row, CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == row.SubscriptionId, ct);
}

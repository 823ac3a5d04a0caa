using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<bool> HasCouponAsync(GatewayCouponId id, CancellationToken ct) => await FindCouponAsync(id, ct) is not null;

    public async Task<GatewayCouponId> EnsureCouponAsync(GatewayCoupon coupon, IdempotencyKey key, CancellationToken ct)
    {
        if (await FindCouponAsync(coupon.Id, ct) is { } existing)
        {
            return new(existing.RequiredId());
        }

        var request = new CouponCreateOptions
        {
            Id = coupon.Id,
            Name = coupon.Name,
            PercentOff = coupon.PercentOff,
            AmountOff = coupon.AmountOff is { } off ? StripeAmounts.ToStripe(off) : null,
            Currency = coupon.AmountOff?.Currency.Code.ToLowerInvariant(),
            Duration = coupon.Duration switch { DiscountDuration.Once => "once", DiscountDuration.Months => "repeating", _ => "forever" },
            DurationInMonths = coupon.Duration == DiscountDuration.Months ? coupon.Months : null,
            MaxRedemptions = coupon.MaxRedemptions,
            RedeemBy = coupon.RedeemBy?.UtcDateTime,
        };
        if (!coupon.Products.IsEmpty)
        {
            request.AppliesTo = new() { Products = [] };
            foreach (var product in coupon.Products)
            {
                request.AppliesTo.Products.Add(await EnsureProductAsync(product, ct));
            }
        }

        return new((await RunAsync(stripe.V1.Coupons.CreateAsync(request, For(key), ct), ct)).RequiredId());
    }

    public Task DeleteCouponAsync(GatewayCouponId id, CancellationToken ct) =>
        FindAsync(stripe.V1.Coupons.DeleteAsync(id, cancellationToken: ct), ct);

    public async Task<GatewayPromotionCodeId?> FindPromotionCodeAsync(string code, CancellationToken ct) =>
        GatewayId.From<GatewayPromotionCodeId>(
            (await FirstAsync(stripe.V1.PromotionCodes.ListAsync(new() { Active = true, Code = code, Limit = 1 }, cancellationToken: ct),
                ct))
                ?.RequiredId());

    public async Task<GatewayPromotionCodeId> EnsurePromotionCodeAsync(GatewayPromotionCode code, IdempotencyKey key, CancellationToken ct)
    {
        if (await FindPromotionCodeAsync(code.Code, ct) is { } existing)
        {
            return existing;
        }

        var request = new PromotionCodeCreateOptions
        {
            Promotion = new() { Type = "coupon", Coupon = code.CouponId },
            Code = code.Code,
            MaxRedemptions = code.MaxRedemptions,
            ExpiresAt = code.ExpiresAt?.UtcDateTime,
        };
        if (code.FirstPurchaseOnly || code.Minimum is not null)
        {
            request.Restrictions = new()
            {
                FirstTimeTransaction = code.FirstPurchaseOnly ? true : null,
                MinimumAmount = code.Minimum is { } minimum ? StripeAmounts.ToStripe(minimum) : null,
                MinimumAmountCurrency = code.Minimum?.Currency.Code.ToLowerInvariant(),
            };
        }

        return new((await RunAsync(stripe.V1.PromotionCodes.CreateAsync(request, For(key), ct), ct)).RequiredId());
    }

    public Task DeactivatePromotionCodeAsync(GatewayPromotionCodeId id, IdempotencyKey key, CancellationToken ct) =>
        RunAsync(stripe.V1.PromotionCodes.UpdateAsync(id, new() { Active = false }, For(key), ct), ct);

    private Task<Coupon?> FindCouponAsync(string id, CancellationToken ct) =>
        FindAsync(stripe.V1.Coupons.GetAsync(id, cancellationToken: ct), ct);
}

using System.Globalization;
using Tenantry.Billing.Contracts.Offers;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<bool> HasCouponAsync(string coupon, CancellationToken ct) => await stripe.FindAsync<StripeId>(Path("coupons", coupon), ct) is not null;

    public async Task<string> EnsureCouponAsync(GatewayCoupon coupon, IdempotencyKey key, CancellationToken ct)
    {
        if (await stripe.FindAsync<StripeId>(Path("coupons", coupon.Id), ct) is { } known)
        {
            return known.Id;
        }

        var fields = new FormFields().Add("id", coupon.Id).Add("name", coupon.Name)
            .Add("percent_off", coupon.PercentOff?.ToString(CultureInfo.InvariantCulture))
            .Add("amount_off", coupon.AmountOff is { } off ? StripeAmounts.ToStripe(off) : null)
            .Add("currency", coupon.AmountOff?.Currency.Code.ToLowerInvariant())
            .Add("duration", coupon.Duration switch { CouponDuration.Once => "once", CouponDuration.Months => "repeating", _ => "forever" })
            .Add("duration_in_months", coupon.Duration == CouponDuration.Months ? coupon.Months : null)
            .Add("max_redemptions", coupon.MaxRedemptions)
            .Add("redeem_by", coupon.RedeemBy?.ToUnixTimeSeconds());
        foreach (var (index, product) in coupon.Products.Index())
        {
            fields.Add($"applies_to[products][{index}]", await EnsureProductAsync(product, ct));
        }

        return (await stripe.PostAsync<StripeId>("v1/coupons", fields, key, ct)).Id;
    }

    public Task RemoveCouponAsync(string coupon, CancellationToken ct) => stripe.DeleteAsync(Path("coupons", coupon), null, null, ct);

    public async Task<string?> FindPromotionCodeAsync(string code, CancellationToken ct) =>
        (await stripe.GetAsync<StripeList<StripeId>>($"v1/promotion_codes?active=true&code={Uri.EscapeDataString(code)}&limit=1", ct)).Data is [var found] ? found.Id : null;

    public async Task<string> EnsurePromotionCodeAsync(GatewayPromotionCode code, IdempotencyKey key, CancellationToken ct)
    {
        if (await FindPromotionCodeAsync(code.Code, ct) is { } known)
        {
            return known;
        }

        var fields = new FormFields().Add("promotion[type]", "coupon").Add("promotion[coupon]", code.CouponId).Add("code", code.Code)
            .Add("max_redemptions", code.MaxRedemptions)
            .Add("expires_at", code.ExpiresAt?.ToUnixTimeSeconds())
            .Add("restrictions[first_time_transaction]", code.FirstPurchaseOnly ? "true" : null)
            .Add("restrictions[minimum_amount]", code.Minimum is { } least ? StripeAmounts.ToStripe(least) : null)
            .Add("restrictions[minimum_amount_currency]", code.Minimum?.Currency.Code.ToLowerInvariant());
        return (await stripe.PostAsync<StripeId>("v1/promotion_codes", fields, key, ct)).Id;
    }

    public Task EndPromotionCodeAsync(string id, IdempotencyKey key, CancellationToken ct) =>
        stripe.PostAsync<StripeId>(Path("promotion_codes", id), new FormFields().Add("active", value: false), key, ct);
}

using Tenantry.Billing.Contracts.Offers;

namespace Tenantry.Billing.Checkouts;

/// <summary>What is taken off a basket.</summary>
/// <param name="Coupon">What takes it off.</param>
/// <param name="Code">The code that gave it; none where a promotion counts by itself.</param>
internal sealed record BasketDiscount(CouponDescription Coupon, string? Code = null)
{
    /// <summary>What is taken off the first payment: of the sum of all that the coupon counts for, rounded once, as the provider does.</summary>
    public Money Off(Basket basket) => Coupon.Off(basket.Lines
        .Where(line => Coupon.Counts(basket.Product.Key, line.Plan.Key))
        .Aggregate(Money.Zero(basket.Total.Currency), (sum, line) => sum + line.Amount));
}

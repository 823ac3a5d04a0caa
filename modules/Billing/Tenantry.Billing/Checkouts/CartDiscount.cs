using Tenantry.Billing.Contracts.Discounts;

namespace Tenantry.Billing.Checkouts;

/// <summary>Represents the discount of a cart.</summary>
/// <param name="Coupon">The coupon.</param>
/// <param name="Code">The promotion code; <see langword="null"/> for a promotion that applies without a code.</param>
internal sealed record CartDiscount(CouponDescription Coupon, string? Code = null)
{
    /// <summary>
    /// Calculates the discount on the first payment: on the sum of all eligible lines, rounded once, as the provider does.
    /// </summary>
    public Money GetAmountOff(Cart cart) => Coupon.DiscountFor(cart.Lines
        .Where(line => Coupon.AppliesTo(cart.Product.Key, line.Plan.Key))
        .Aggregate(Money.Zero(cart.Total.Currency), (sum, line) => sum + line.Amount));
}

using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents a coupon to create at the payment provider. It has either a percentage or an amount.</summary>
/// <param name="Id">The key of the coupon, which becomes the provider's ID.</param>
/// <param name="Name">The name on invoices.</param>
/// <param name="PercentOff">The percentage.</param>
/// <param name="AmountOff">The amount off each payment.</param>
public sealed record GatewayCoupon(GatewayCouponId Id, string Name, decimal? PercentOff, Money? AmountOff)
{
    /// <summary>Gets the duration of the discount.</summary>
    /// <value><see cref="DiscountDuration.Once"/> by default.</value>
    public DiscountDuration Duration { get; init; } = DiscountDuration.Once;

    /// <summary>Gets the number of months if <see cref="Duration"/> is <see cref="DiscountDuration.Months"/>.</summary>
    public int Months { get; init; }

    /// <summary>Gets the maximum number of redemptions.</summary>
    /// <value><see langword="null"/> (no limit) by default.</value>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets the time until which the coupon can be redeemed.</summary>
    /// <value><see langword="null"/> (no limit) by default.</value>
    public DateTimeOffset? RedeemBy { get; init; }

    /// <summary>Gets the products that the coupon is limited to.</summary>
    /// <value>Empty by default: the coupon applies to every product.</value>
    public ImmutableArray<GatewayProduct> Products { get; init; } = [];
}

/// <summary>Specifies the payments that a coupon applies to.</summary>
public enum DiscountDuration
{
    /// <summary>The first payment.</summary>
    Once = 1,

    /// <summary>The payments of a number of months.</summary>
    Months = 2,

    /// <summary>Every payment.</summary>
    Forever = 3,
}

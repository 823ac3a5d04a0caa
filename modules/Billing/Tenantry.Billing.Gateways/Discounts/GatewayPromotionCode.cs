namespace Tenantry.Billing.Gateways;

/// <summary>A code to create at the payment provider. Customers type it to get a coupon.</summary>
/// <param name="Code">The code.</param>
/// <param name="CouponId">The provider's ID of the coupon.</param>
public sealed record GatewayPromotionCode(string Code, GatewayCouponId CouponId)
{
    /// <summary>Gets the maximum number of redemptions.</summary>
    /// <value><see langword="null"/>: no limit.</value>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets the time until which the code can be redeemed.</summary>
    /// <value><see langword="null"/>: no limit.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets a value indicating whether the code is for customers without an earlier payment.</summary>
    public bool FirstPurchaseOnly { get; init; }

    /// <summary>Gets the minimum amount of the purchase.</summary>
    /// <value><see langword="null"/>: none.</value>
    public Money? Minimum { get; init; }
}

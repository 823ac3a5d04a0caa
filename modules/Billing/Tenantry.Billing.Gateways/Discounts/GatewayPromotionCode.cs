namespace Tenantry.Billing.Gateways;

/// <summary>Represents a promotion code to create at the payment provider. Customers enter it to get a coupon.</summary>
/// <param name="Code">The code.</param>
/// <param name="CouponId">The provider's ID of the coupon.</param>
public sealed record GatewayPromotionCode(string Code, GatewayCouponId CouponId)
{
    /// <summary>Gets the maximum number of redemptions.</summary>
    /// <value><see langword="null"/> (no limit) by default.</value>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets the time until which the code can be redeemed.</summary>
    /// <value><see langword="null"/> (no limit) by default.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets a value indicating whether the code is limited to customers without an earlier payment.</summary>
    public bool FirstPurchaseOnly { get; init; }

    /// <summary>Gets the minimum amount of the purchase.</summary>
    /// <value><see langword="null"/> (no minimum) by default.</value>
    public Money? Minimum { get; init; }
}

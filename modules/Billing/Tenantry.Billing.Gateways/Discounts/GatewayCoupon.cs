using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Offers;

namespace Tenantry.Billing.Gateways;

/// <summary>What is sold, as the provider's pages call it.</summary>
/// <param name="Key">Our name for it: <c>product_plan</c>.</param>
/// <param name="Name">What the pages call it.</param>
public sealed record GatewayProduct(string Key, string Name);

/// <summary>A price as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Amount">The amount of one unit; <see langword="null"/> where it has tiers.</param>
/// <param name="IsActive">Whether it is sold.</param>
public sealed record GatewayKnownPrice(string Id, Money? Amount, bool IsActive);

/// <summary>A coupon. Exactly one of percentage and amount is given.</summary>
/// <param name="Id">Our name for it, which becomes the provider's id.</param>
/// <param name="Name">What stands on the invoice.</param>
/// <param name="PercentOff">The percentage.</param>
/// <param name="AmountOff">The amount off each payment.</param>
public sealed record GatewayCoupon(string Id, string Name, decimal? PercentOff, Money? AmountOff)
{
    /// <summary>Gets for how long it counts.</summary>
    /// <value>For the first payment.</value>
    public CouponDuration Duration { get; init; } = CouponDuration.Once;

    /// <summary>Gets for how many months, where it counts for months.</summary>
    public int Months { get; init; }

    /// <summary>Gets how often it can be redeemed.</summary>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets until when it can be redeemed.</summary>
    public DateTimeOffset? RedeemBy { get; init; }

    /// <summary>Gets the only products that it counts for.</summary>
    /// <value>None: it counts for every one.</value>
    public ImmutableArray<GatewayProduct> Products { get; init; } = [];
}

/// <summary>A code that gives a coupon.</summary>
/// <param name="Code">What people type.</param>
/// <param name="CouponId">The provider's id of the coupon.</param>
public sealed record GatewayPromotionCode(string Code, string CouponId)
{
    /// <summary>Gets how often it can be redeemed.</summary>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets until when it can be redeemed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets a value indicating whether it is for whoever has never paid before.</summary>
    public bool FirstPurchaseOnly { get; init; }

    /// <summary>Gets the least amount of a purchase that it counts for.</summary>
    public Money? Minimum { get; init; }
}

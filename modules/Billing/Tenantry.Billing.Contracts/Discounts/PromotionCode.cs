namespace Tenantry.Billing.Contracts.Discounts;

/// <summary>Represents a promotion code, which customers enter to redeem a coupon.</summary>
/// <param name="Code">The code, in capital letters. Input is not case-sensitive.</param>
public sealed record PromotionCode(string Code)
{
    /// <summary>Gets the maximum number of redemptions of this code.</summary>
    /// <value>The default is <see langword="null"/>: the maximum of the coupon.</value>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets the time at which the code expires.</summary>
    /// <value>The default is <see langword="null"/>: the end of the coupon.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets a value indicating whether the code is restricted to customers who have never paid.</summary>
    public bool FirstPurchaseOnly { get; init; }

    /// <summary>Gets the minimum amount of a purchase, before discounts.</summary>
    /// <value>The default is <see langword="null"/>: no minimum.</value>
    public Money? Minimum { get; init; }
}

namespace Tenantry.Billing.Contracts.Offers;

/// <summary>A code that gives a coupon.</summary>
/// <param name="Code">What people type, in capitals; how they write it does not matter.</param>
public sealed record PromotionCode(string Code)
{
    /// <summary>Gets how often it can be redeemed.</summary>
    /// <value><see langword="null"/>: as often as its coupon.</value>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets until when it can be redeemed.</summary>
    /// <value><see langword="null"/>: as long as its coupon.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets a value indicating whether it is for whoever has never paid before.</summary>
    public bool FirstPurchaseOnly { get; init; }

    /// <summary>Gets the least amount of a purchase that it counts for, before anything is taken off.</summary>
    /// <value><see langword="null"/>: any.</value>
    public Money? Minimum { get; init; }
}

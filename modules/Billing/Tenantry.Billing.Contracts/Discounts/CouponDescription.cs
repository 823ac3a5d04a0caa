using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts.Discounts;

/// <summary>Describes a coupon, a discount that customers redeem with a promotion code.</summary>
/// <param name="Key">The key: lower-case letters, digits and hyphens. It never changes and is also the coupon's ID at the payment
/// provider.</param>
/// <param name="Name">The name that appears on invoices.</param>
public sealed record CouponDescription(string Key, string Name)
{
    /// <summary>Gets the percentage, above 0 and at most 100.</summary>
    /// <value><see langword="null"/> if the discount is an amount.</value>
    public decimal? PercentOff { get; init; }

    /// <summary>Gets the discount on each payment. A discount never exceeds the payment.</summary>
    /// <value><see langword="null"/> if the discount is a percentage.</value>
    public Money? AmountOff { get; init; }

    /// <summary>Gets a value that specifies how long the discount applies.</summary>
    /// <value>The default is <see cref="CouponDuration.Once"/>.</value>
    public CouponDuration Duration { get; init; } = CouponDuration.Once;

    /// <summary>Gets the duration in months, if <see cref="Duration"/> is <see cref="CouponDuration.Months"/>.</summary>
    public int Months { get; init; }

    /// <summary>Gets the products and plans that the coupon applies to, such as <c>studio</c> or <c>studio/pro</c>.</summary>
    /// <value>The default is an empty array: the coupon applies to everything.</value>
    public ImmutableArray<string> Products { get; init; } = [];

    /// <summary>Gets the maximum number of redemptions across all codes.</summary>
    /// <value>The default is <see langword="null"/>: no maximum.</value>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets the time after which the coupon can no longer be redeemed. Existing discounts stay active.</summary>
    /// <value>The default is <see langword="null"/>: no end.</value>
    public DateTimeOffset? RedeemBy { get; init; }

    /// <summary>Gets the promotion codes.</summary>
    public ImmutableArray<PromotionCode> Codes { get; init; } = [];

    /// <summary>Gets the display text of the discount: <c>$20.00 off the first payment</c>, <c>20 % off for 3 months</c>.</summary>
    public string Display => Duration switch
    {
        CouponDuration.Once => $"{OffDisplay()} off the first payment",
        CouponDuration.Months => $"{OffDisplay()} off for {(Months == 1 ? "a month" : $"{Months} months")}",
        _ => $"{OffDisplay()} off every payment",
    };

    /// <summary>Determines whether the coupon applies to a plan.</summary>
    /// <param name="product">The product key.</param>
    /// <param name="plan">The plan key.</param>
    /// <returns><see langword="true"/> if it applies; otherwise, <see langword="false"/>.</returns>
    public bool AppliesTo(string product, string plan) => Products.IsEmpty || Products.Contains(product)
        || Products.Contains($"{product}/{plan}");

    /// <summary>Calculates the discount on a payment.</summary>
    /// <param name="amount">The amount that the coupon applies to.</param>
    /// <returns>The discount, rounded once; zero if the coupon is an amount in another currency.</returns>
    public Money DiscountFor(Money amount) => this switch
    {
        { PercentOff: { } percent } => Money.Round(amount.MinorUnits * percent / 100m, amount.Currency),
        { AmountOff: { } off } when off.Currency == amount.Currency => off < amount ? off : amount,
        _ => Money.Zero(amount.Currency),
    };

    private string OffDisplay() => PercentOff is { } percent
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{percent:0.##} %") : AmountOff?.Display ?? "";
}

using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts.Offers;

/// <summary>What is taken off a purchase, for whoever has one of its codes.</summary>
/// <param name="Key">Its key: lower-case letters, digits and hyphens; never changed. The payment provider knows it by the same.</param>
/// <param name="Name">What stands on the invoice.</param>
public sealed record CouponDescription(string Key, string Name)
{
    /// <summary>Gets the percentage, above 0 and at most 100.</summary>
    /// <value><see langword="null"/>: an amount is taken off.</value>
    public decimal? PercentOff { get; init; }

    /// <summary>Gets the amount taken off each payment; nobody pays less than nothing.</summary>
    /// <value><see langword="null"/>: a percentage is taken off.</value>
    public Money? AmountOff { get; init; }

    /// <summary>Gets for how long it counts.</summary>
    /// <value>For the first payment.</value>
    public CouponDuration Duration { get; init; } = CouponDuration.Once;

    /// <summary>Gets for how many months, where it counts for months.</summary>
    public int Months { get; init; }

    /// <summary>Gets what it counts for: <c>studio</c>, or one plan of it, <c>studio/pro</c>.</summary>
    /// <value>Everything.</value>
    public ImmutableArray<string> Products { get; init; } = [];

    /// <summary>Gets how often it can be redeemed, by all codes together.</summary>
    /// <value><see langword="null"/>: any number of times.</value>
    public int? MaxRedemptions { get; init; }

    /// <summary>Gets until when it can be redeemed; what was redeemed before goes on.</summary>
    /// <value><see langword="null"/>: without end.</value>
    public DateTimeOffset? RedeemBy { get; init; }

    /// <summary>Gets the codes that people type.</summary>
    public ImmutableArray<PromotionCode> Codes { get; init; } = [];

    /// <summary>Gets what it takes off, as it is read aloud: <c>$20.00 off the first payment</c>, <c>20 % off for 3 months</c>.</summary>
    public string Display => Duration switch
    {
        CouponDuration.Once => $"{Off()} off the first payment",
        CouponDuration.Months => $"{Off()} off for {(Months == 1 ? "a month" : $"{Months} months")}",
        _ => $"{Off()} off every payment",
    };

    /// <summary>Says whether it counts for a plan.</summary>
    /// <param name="product">The product's key.</param>
    /// <param name="plan">The plan's key.</param>
    /// <returns>Whether it does.</returns>
    public bool Counts(string product, string plan) => Products.IsEmpty || Products.Contains(product) || Products.Contains($"{product}/{plan}");

    /// <summary>Computes what it takes off one payment.</summary>
    /// <param name="amount">What it counts for.</param>
    /// <returns>What is taken off, rounded once; an amount in another currency takes off nothing.</returns>
    public Money Off(Money amount) => this switch
    {
        { PercentOff: { } percent } => Money.Round(amount.MinorUnits * percent / 100m, amount.Currency),
        { AmountOff: { } off } when off.Currency == amount.Currency => off < amount ? off : amount,
        _ => Money.Zero(amount.Currency),
    };

    private string Off() => PercentOff is { } percent ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{percent:0.##} %") : AmountOff?.Display ?? "";
}

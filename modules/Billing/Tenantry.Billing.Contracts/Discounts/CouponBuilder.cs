using System.Text.RegularExpressions;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Discounts;

/// <summary>Describes a coupon: <c>coupon.AmountOff(20.Usd()).OnlyFor("studio").Code("MINI20")</c>.</summary>
public sealed partial class CouponBuilder
{
    private CouponDescription _coupon;

    /// <summary>Initializes a new instance of the <see cref="CouponBuilder"/> class.</summary>
    /// <param name="key">The coupon key: lower-case letters, digits and hyphens.</param>
    public CouponBuilder(string key) => _coupon = new CouponDescription(Keys.Validate(key, "coupon"), Keys.Title(key));

    /// <summary>Sets the name that appears on invoices.</summary>
    /// <param name="name">The name; at most 40 characters, which is the limit on invoices. By default, it is derived from the key.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder Named(string name) =>
        With(_coupon with { Name = name.Must(name.Length is >= 1 and <= 40,
            $"Coupon '{_coupon.Key}': a name must have 1 to 40 characters.", nameof(name)) });

    /// <summary>Sets the discount to an amount.</summary>
    /// <param name="amount">The amount; more than zero. The coupon applies to purchases in this currency only.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder AmountOff(Money amount) => With(_coupon with
    {
        AmountOff = amount.Must(amount.MinorUnits > 0, $"Coupon '{_coupon.Key}': the amount off must be more than zero.", nameof(amount)),
        PercentOff = null,
    });

    /// <summary>Sets the discount to a percentage.</summary>
    /// <param name="percent">The percentage; above 0 and at most 100.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder PercentOff(decimal percent) => With(_coupon with
    {
        PercentOff = percent.Must(percent is > 0 and <= 100, $"Coupon '{_coupon.Key}': a percentage must be above 0 and at most 100.",
            nameof(percent)), AmountOff = null,
    });

    /// <summary>Applies the coupon for a number of months instead of to the first payment only.</summary>
    /// <param name="months">The number of months, from 1 to 36.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder ForMonths(int months) => With(_coupon with
    {
        Duration = CouponDuration.Months, Months =
        months.Must(months is >= 1 and <= 36, $"Coupon '{_coupon.Key}': the duration must be 1 to 36 months.", nameof(months)),
    });

    /// <summary>Applies the coupon to every payment instead of to the first payment only.</summary>
    /// <returns>This builder.</returns>
    public CouponBuilder Forever() => With(_coupon with { Duration = CouponDuration.Forever });

    /// <summary>Restricts the coupon to certain products or plans.</summary>
    /// <param name="products">The product keys, such as <c>studio</c>, or plan keys, such as <c>studio/pro</c>.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder OnlyFor(params IEnumerable<string> products) =>
        With(_coupon with { Products = [.. _coupon.Products, .. products] });

    /// <summary>Limits the number of redemptions across all codes.</summary>
    /// <param name="redemptions">The maximum number of redemptions; at least one.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder MaxRedemptions(int redemptions) =>
        With(_coupon with { MaxRedemptions = redemptions.Must(redemptions >= 1,
            $"Coupon '{_coupon.Key}': it must allow at least one redemption.", nameof(redemptions)) });

    /// <summary>Sets the time after which the coupon can no longer be redeemed.</summary>
    /// <param name="end">The end, exclusive.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder Until(DateTimeOffset end) => With(_coupon with { RedeemBy = end });

    /// <summary>Adds a promotion code.</summary>
    /// <param name="code">The code: 3 to 40 letters, digits and hyphens. Not case-sensitive.</param>
    /// <param name="atMost">The maximum number of redemptions of this code.</param>
    /// <param name="until">The time at which the code expires, exclusive.</param>
    /// <param name="firstPurchaseOnly"><see langword="true"/> to accept the code only from customers who have never paid; otherwise,
    /// <see langword="false"/>.</param>
    /// <param name="minimum">The minimum amount of a purchase.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The code has an invalid length or character.</exception>
    public CouponBuilder Code(string code, int? atMost = null, DateTimeOffset? until = null, bool firstPurchaseOnly = false,
        Money? minimum = null)
    {
        code.Must(Shape().IsMatch(code), $"Coupon '{_coupon.Key}': a code must have 3 to 40 letters, digits or hyphens.", nameof(code));
        var promotionCode = new PromotionCode(code.ToUpperInvariant())
            { MaxRedemptions = atMost, ExpiresAt = until, FirstPurchaseOnly = firstPurchaseOnly, Minimum = minimum };
        return With(_coupon with { Codes = [.. _coupon.Codes, promotionCode] });
    }

    /// <summary>Builds the coupon.</summary>
    /// <returns>The coupon.</returns>
    /// <exception cref="ArgumentException">No discount is set.</exception>
    public CouponDescription Build() => _coupon is { PercentOff: null, AmountOff: null }
        ? throw new ArgumentException($"Coupon '{_coupon.Key}' has no discount. Call AmountOff(20.Usd()) or PercentOff(20).")
        : _coupon;

    private CouponBuilder With(CouponDescription coupon)
    {
        _coupon = coupon;
        return this;
    }

    [GeneratedRegex("^[A-Za-z0-9-]{3,40}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}

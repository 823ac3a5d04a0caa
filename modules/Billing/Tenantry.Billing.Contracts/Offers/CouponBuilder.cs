using System.Text.RegularExpressions;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Offers;

/// <summary>Describes a coupon: <c>coupon.TakesOff(20.Usd()).OnlyFor("studio").Code("MINI20")</c>.</summary>
public sealed partial class CouponBuilder
{
    private CouponDescription _coupon;

    /// <summary>Begins a description.</summary>
    /// <param name="key">The coupon's key: lower-case letters, digits and hyphens.</param>
    public CouponBuilder(string key) => _coupon = new CouponDescription(Keys.Checked(key, "coupon"), Keys.Title(key));

    /// <summary>Sets what stands on the invoice.</summary>
    /// <param name="name">The name, at most 40 characters, which is what invoices have room for; the key in words by default.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder Named(string name) =>
        With(_coupon with { Name = name.Must(name.Length is >= 1 and <= 40, $"Coupon '{_coupon.Key}': a name has from 1 to 40 characters.", nameof(name)) });

    /// <summary>Takes an amount off.</summary>
    /// <param name="amount">How much, above zero. It counts for purchases in its currency only.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder TakesOff(Money amount) => With(_coupon with
    {
        AmountOff = amount.Must(amount.MinorUnits > 0, $"Coupon '{_coupon.Key}': what is taken off is more than zero.", nameof(amount)), PercentOff = null,
    });

    /// <summary>Takes a part off.</summary>
    /// <param name="percent">How much, above 0 and at most 100.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder TakesOff(decimal percent) => With(_coupon with
    {
        PercentOff = percent.Must(percent is > 0 and <= 100, $"Coupon '{_coupon.Key}': a percentage is above 0 and at most 100.", nameof(percent)), AmountOff = null,
    });

    /// <summary>Counts for a number of months, instead of for the first payment.</summary>
    /// <param name="months">How many, from 1 to 36.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder ForMonths(int months) => With(_coupon with
    {
        Duration = CouponDuration.Months, Months = months.Must(months is >= 1 and <= 36, $"Coupon '{_coupon.Key}': it counts for 1 to 36 months.", nameof(months)),
    });

    /// <summary>Counts for every payment, instead of for the first one.</summary>
    /// <returns>This builder.</returns>
    public CouponBuilder Forever() => With(_coupon with { Duration = CouponDuration.Forever });

    /// <summary>Counts for some products only.</summary>
    /// <param name="products">Their keys, <c>studio</c>, or a plan's, <c>studio/pro</c>.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder OnlyFor(params IEnumerable<string> products) => With(_coupon with { Products = [.. _coupon.Products, .. products] });

    /// <summary>Can be redeemed so often, by all codes together.</summary>
    /// <param name="redemptions">How often; at least once.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder AtMost(int redemptions) =>
        With(_coupon with { MaxRedemptions = redemptions.Must(redemptions >= 1, $"Coupon '{_coupon.Key}': it can be redeemed at least once.", nameof(redemptions)) });

    /// <summary>Can be redeemed before an instant.</summary>
    /// <param name="end">The instant.</param>
    /// <returns>This builder.</returns>
    public CouponBuilder Until(DateTimeOffset end) => With(_coupon with { RedeemBy = end });

    /// <summary>Adds a code that people type.</summary>
    /// <param name="code">From 3 to 40 letters, digits and hyphens; how they are written does not matter.</param>
    /// <param name="atMost">How often it can be redeemed.</param>
    /// <param name="until">Before which instant it can be redeemed.</param>
    /// <param name="firstPurchaseOnly">Whether it is for whoever has never paid before.</param>
    /// <param name="minimum">The least amount of a purchase that it counts for.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The code has other characters.</exception>
    public CouponBuilder Code(string code, int? atMost = null, DateTimeOffset? until = null, bool firstPurchaseOnly = false, Money? minimum = null)
    {
        code.Must(Shape().IsMatch(code), $"Coupon '{_coupon.Key}': a code has from 3 to 40 letters, digits and hyphens.", nameof(code));
        var made = new PromotionCode(code.ToUpperInvariant()) { MaxRedemptions = atMost, ExpiresAt = until, FirstPurchaseOnly = firstPurchaseOnly, Minimum = minimum };
        return With(_coupon with { Codes = [.. _coupon.Codes, made] });
    }

    /// <summary>Ends the description.</summary>
    /// <returns>The coupon.</returns>
    /// <exception cref="ArgumentException">Nothing is taken off.</exception>
    public CouponDescription Build() => _coupon is { PercentOff: null, AmountOff: null }
        ? throw new ArgumentException($"Coupon '{_coupon.Key}' takes nothing off. Say TakesOff(20.Usd()) or TakesOff(percent: 20).")
        : _coupon;

    private CouponBuilder With(CouponDescription coupon)
    {
        _coupon = coupon;
        return this;
    }

    [GeneratedRegex("^[A-Za-z0-9-]{3,40}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}

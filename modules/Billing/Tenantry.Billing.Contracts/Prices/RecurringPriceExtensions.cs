namespace Tenantry.Billing.Contracts.Prices;

/// <summary>Provides extension methods that derive one price from another.</summary>
public static class RecurringPriceExtensions
{
    /// <summary>
    /// Applies a percentage discount. A single amount is rounded once. The prices of tiers stay exact, and only the total is rounded.
    /// </summary>
    /// <param name="price">The price.</param>
    /// <param name="percent">The percentage, from 0 to 100.</param>
    /// <returns>The discounted price.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is less than 0 or more than 100.</exception>
    public static RecurringPrice Discounted(this RecurringPrice price, decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100m);
        var rest = 1 - (percent / 100m);
        var amount = Money.Round(price.Amount.MinorUnits * rest, price.Amount.Currency);
        if (price.PricingModel is not { } scheme || IsPlain(scheme))
        {
            return price.WithAmount(amount);
        }

        var scaled = scheme with
        {
            Tiers = [.. scheme.Tiers.Select(tier => tier with { Each = tier.Each * rest, Flat = tier.Flat * rest })],
            Minimum = scheme.Minimum * rest,
            Cap = scheme.Cap * rest,
        };
        return (price with { Amount = amount, PricingModel = scaled }).WithMinimumAmount();
    }

    /// <summary>
    /// Returns a copy of the price with another amount. A price with tiers, a minimum or a cap has no single amount and is returned
    /// unchanged.
    /// </summary>
    /// <param name="price">The price.</param>
    /// <param name="amount">The price of one unit, or of one package.</param>
    /// <returns>The price with the amount.</returns>
    public static RecurringPrice WithAmount(this RecurringPrice price, Money amount) => price.PricingModel switch
    {
        null => price with { Amount = amount },
        var scheme when IsPlain(scheme) => price with { Amount = amount,
            PricingModel = scheme with { Tiers = [scheme.Tiers[0] with { Each = amount.Units }] } },
        _ => price,
    };

    private static bool IsPlain(PricingModel scheme) => scheme is { Tiers: [{ UpTo: null, Flat: 0 }], Minimum: null, Cap: null };
}

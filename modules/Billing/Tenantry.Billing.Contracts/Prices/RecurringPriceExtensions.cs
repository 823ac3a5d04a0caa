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

    /// <summary>
    /// Determines whether a quantity can be bought at the price. A price without a pricing model is flat, and is bought once.
    /// </summary>
    /// <param name="price">The price.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns><see langword="true"/> if the quantity can be bought; otherwise, <see langword="false"/>.</returns>
    public static bool AllowsQuantity(this RecurringPrice price, long quantity) =>
        price.PricingModel?.AllowsQuantity(quantity) ?? quantity == 1;

    /// <summary>
    /// Determines the quantity that a subscriber has after a change to the price. A quantity stays if both prices count the same units. It
    /// does not follow into a flat price, nor into one that counts other units: five seats are not five stores.
    /// </summary>
    /// <param name="price">The price after the change.</param>
    /// <param name="current">The price before the change.</param>
    /// <param name="quantity">The quantity before the change.</param>
    /// <returns>The quantity: the current one, the minimum quantity of the price, or 1 if the price is flat.</returns>
    public static long CarryQuantity(this RecurringPrice price, RecurringPrice current, long quantity) => price.PricingModel switch
    {
        null => 1,
        var model when model.Unit == current.PricingModel?.Unit => quantity,
        var model => model.MinQuantity,
    };

    private static bool IsPlain(PricingModel scheme) => scheme is { Tiers: [{ UpTo: null, Flat: 0 }], Minimum: null, Cap: null };
}

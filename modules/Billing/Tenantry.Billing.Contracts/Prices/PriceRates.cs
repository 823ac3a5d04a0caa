namespace Tenantry.Billing.Contracts.Prices;

/// <summary>Makes prices of prices.</summary>
public static class PriceRates
{
    /// <summary>Takes a part off. An amount is rounded once; rates of tiers stay exact, and the sum is rounded.</summary>
    /// <param name="price">The price.</param>
    /// <param name="percent">How much, from 0 to 100.</param>
    /// <returns>The lower price.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0 or more than 100.</exception>
    public static RecurringPrice Discounted(this RecurringPrice price, decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100m);
        var rest = 1 - (percent / 100m);
        var amount = Money.Round(price.Amount.MinorUnits * rest, price.Amount.Currency);
        if (price.Scheme is not { } scheme || IsPlain(scheme))
        {
            return price.Costing(amount);
        }

        var scaled = scheme with
        {
            Tiers = [.. scheme.Tiers.Select(tier => tier with { Each = tier.Each * rest, Flat = tier.Flat * rest })],
            Minimum = scheme.Minimum * rest,
            Cap = scheme.Cap * rest,
        };
        return (price with { Amount = amount, Scheme = scaled }).WithLeastAmount();
    }

    /// <summary>Sets another amount. A price with tiers, a minimum or a cap is not one amount, and stays as it is.</summary>
    /// <param name="price">The price.</param>
    /// <param name="amount">What one unit costs, or one package.</param>
    /// <returns>The price with that amount.</returns>
    public static RecurringPrice Costing(this RecurringPrice price, Money amount) => price.Scheme switch
    {
        null => price with { Amount = amount },
        var scheme when IsPlain(scheme) => price with { Amount = amount, Scheme = scheme with { Tiers = [scheme.Tiers[0] with { Each = amount.Units }] } },
        _ => price,
    };

    private static bool IsPlain(PriceScheme scheme) => scheme is { Tiers: [{ UpTo: null, Flat: 0 }], Minimum: null, Cap: null };
}

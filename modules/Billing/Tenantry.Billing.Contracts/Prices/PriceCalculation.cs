namespace Tenantry.Billing.Contracts.Prices;

/// <summary>The one place where a price and a quantity become an amount. Everything is exact until the sum, which is rounded once, half away from zero.</summary>
public static class PriceCalculation
{
    /// <summary>Computes what a quantity costs in one interval, without tax.</summary>
    /// <param name="price">The price.</param>
    /// <param name="quantity">How many units; zero or more. Whether so many are sold is not asked here.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is less than zero.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money Amount(RecurringPrice price, long quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        var currency = price.Amount.Currency;
        return price.Scheme is { } scheme
            ? Money.Round(Units(scheme, quantity) * currency.MinorUnitsPerUnit, currency)
            : price.Amount * quantity;
    }

    /// <summary>Computes the exact amount of a scheme in units of the currency, with minimum and cap, before rounding.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="quantity">How many units; zero or more.</param>
    /// <returns>The exact amount.</returns>
    public static decimal Units(PriceScheme scheme, long quantity)
    {
        var sum = Segments(scheme, quantity).Sum(segment => segment.Units);
        // A cap below the minimum wins: a promise to the customer goes before one to the seller.
        return Math.Min(Math.Max(sum, scheme.Minimum ?? sum), scheme.Cap ?? decimal.MaxValue);
    }

    /// <summary>Takes a quantity apart into the tiers that it falls into, for the lines of an invoice.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="quantity">How many units; zero or more.</param>
    /// <returns>A segment for each tier reached, the lowest first; their exact sum is the amount before minimum and cap.</returns>
    public static IEnumerable<PriceSegment> Segments(PriceScheme scheme, long quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        return scheme.Mode == TierMode.Volume ? Whole(scheme, quantity) : Graduated(scheme, quantity);
    }

    private static IEnumerable<PriceSegment> Whole(PriceScheme scheme, long quantity)
    {
        if (quantity > 0)
        {
            yield return Segment(scheme.Tiers.First(tier => quantity <= (tier.UpTo ?? long.MaxValue)), quantity);
        }
    }

    private static IEnumerable<PriceSegment> Graduated(PriceScheme scheme, long quantity)
    {
        var below = 0L;
        foreach (var tier in scheme.Tiers.TakeWhile(_ => below < quantity))
        {
            var reached = Math.Min(quantity, tier.UpTo ?? long.MaxValue);
            yield return Segment(tier, reached - below);
            below = reached;
        }
    }

    private static PriceSegment Segment(PriceTier tier, long quantity)
    {
        var packages = (quantity / tier.Per) + (quantity % tier.Per > 0 ? 1 : 0);
        return new PriceSegment(tier, quantity, (packages * tier.Each) + tier.Flat);
    }
}

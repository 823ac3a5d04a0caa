namespace Tenantry.Billing.Contracts.Prices;

/// <summary>
/// Calculates amounts from prices and quantities; nothing else does. Calculations are exact; only the total is rounded, half away from
/// zero.
/// </summary>
public static class PriceCalculation
{
    /// <summary>Calculates the amount for a quantity in one billing interval, without tax.</summary>
    /// <param name="price">The price.</param>
    /// <param name="quantity">The number of units; zero or more. The price's minimum and maximum quantity are not checked.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    /// <exception cref="OverflowException">The amount is too large.</exception>
    public static Money Amount(RecurringPrice price, long quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        var currency = price.Amount.Currency;
        return price.PricingModel is { } scheme
            ? Money.Round(Units(scheme, quantity) * currency.MinorUnitsPerUnit, currency)
            : price.Amount * quantity;
    }

    /// <summary>Calculates the exact amount in major units of the currency, with minimum and cap, before rounding.</summary>
    /// <param name="scheme">The pricing model.</param>
    /// <param name="quantity">The number of units; zero or more.</param>
    /// <returns>The exact amount.</returns>
    public static decimal Units(PricingModel scheme, long quantity)
    {
        var sum = Segments(scheme, quantity).Sum(segment => segment.Units);
        // If the cap is below the minimum, the cap wins: a promise to the customer takes precedence over the seller's.
        return Math.Min(Math.Max(sum, scheme.Minimum ?? sum), scheme.Cap ?? decimal.MaxValue);
    }

    /// <summary>Splits a quantity into the tiers that it falls in, for the lines of an invoice.</summary>
    /// <param name="scheme">The pricing model.</param>
    /// <param name="quantity">The number of units; zero or more.</param>
    /// <returns>A segment for each tier reached, lowest first. Their exact sum is the amount before minimum and cap.</returns>
    public static IEnumerable<PriceSegment> Segments(PricingModel scheme, long quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        return scheme.Mode == TierMode.Volume ? Whole(scheme, quantity) : Graduated(scheme, quantity);
    }

    private static IEnumerable<PriceSegment> Whole(PricingModel scheme, long quantity)
    {
        if (quantity > 0)
        {
            yield return Segment(scheme.Tiers.First(tier => quantity <= (tier.UpTo ?? long.MaxValue)), quantity);
        }
    }

    private static IEnumerable<PriceSegment> Graduated(PricingModel scheme, long quantity)
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

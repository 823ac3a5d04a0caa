using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Catalog;

/// <summary>
/// Converts a minimum and a cap into tiers, because payment providers do not support them. The resulting pricing model gives the same
/// amount for every quantity from one on.
/// </summary>
internal static class TierFolding
{
    public static PricingModel Fold(PricingModel scheme) => scheme switch
    {
        { Minimum: null, Cap: null } => scheme,
        { Mode: TierMode.Volume } => Plain(scheme, [.. Volume(scheme)]),
        _ => Plain(scheme, [.. Graduated(scheme)]),
    };

    private static PricingModel Plain(PricingModel scheme, PriceTier[] tiers) =>
        scheme with { Tiers = [.. tiers], Minimum = null, Cap = null };

    // Within a volume tier, the amount increases with the quantity, so there is exactly one last quantity at the minimum and one last
    // quantity below the cap.
    private static IEnumerable<PriceTier> Volume(PricingModel scheme)
    {
        var below = 0L;
        foreach (var tier in scheme.Tiers)
        {
            var (at, last) = (below, tier.UpTo ?? long.MaxValue);
            foreach (var end in Ends(quantity => tier.Flat + (tier.Each * quantity), scheme, below, last))
            {
                var (first, amount) = (PriceCalculation.Units(scheme, at + 1), tier.Flat + (tier.Each * (at + 1)));
                yield return new PriceTier(end == long.MaxValue ? null : end, first == amount ? tier.Each : 0, first == amount
                    ? tier.Flat : first);
                at = end;
            }

            below = last;
        }
    }

    // Between two breakpoints, the amount is linear. A breakpoint and the quantity after it each end a tier, so that a jump gets a tier of
    // one unit.
    private static IEnumerable<PriceTier> Graduated(PricingModel scheme)
    {
        var plain = scheme with { Minimum = null, Cap = null };
        var breakpoints = scheme.Tiers.Select(tier => tier.UpTo ?? 0)
            .Concat(Ends(quantity => PriceCalculation.Units(plain, quantity), scheme, 0, long.MaxValue).Where(end => end < long.MaxValue))
            .Append(0);
        var starts = breakpoints.SelectMany(breakpoint => new[] { breakpoint, breakpoint + 1 }).Distinct().Order().ToList();
        var rates = starts.ConvertAll(below => PriceCalculation.Units(scheme, below + 1) - (below == 0 ? 0
            : PriceCalculation.Units(scheme, below)));
        foreach (var (index, rate) in rates.Index().Where(entry => entry.Index == rates.Count - 1 || rates[entry.Index + 1] != entry.Item))
        {
            yield return new PriceTier(index == rates.Count - 1 ? null : starts[index + 1], rate);
        }
    }

    private static IEnumerable<long> Ends(Func<long, decimal> amount, PricingModel scheme, long below, long last)
    {
        var ends = new SortedSet<long> { last };
        if (scheme.Minimum is { } minimum)
        {
            ends.Add(LastWith(quantity => amount(quantity) <= minimum, below, last));
        }

        if (scheme.Cap is { } cap)
        {
            ends.Add(LastWith(quantity => amount(quantity) <= cap, below, last));
        }

        return ends.Where(end => end > below);
    }

    private static long LastWith(Func<long, bool> isWithinLimit, long below, long last)
    {
        // An amount that overflows a decimal is above every limit, so the search is limited to quantities that can be sold.
        var (low, high) = (below, Math.Min(last, MaxQuantity));
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = isWithinLimit(middle) ? (middle, high) : (low, middle - 1);
        }

        return low == MaxQuantity ? last : low;
    }

    private const long MaxQuantity = 1_000_000_000_000;
}

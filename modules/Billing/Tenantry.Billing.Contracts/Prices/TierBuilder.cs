using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Prices;

/// <summary>Describes tiers: <c>tiers.UpTo(10, each: 5m).UpTo(100, each: 4m, flat: 20m).Beyond(each: 3m)</c>. Amounts are in units of the price's currency.</summary>
public sealed class TierBuilder
{
    private ImmutableArray<PriceTier> _tiers = [];

    internal TierBuilder()
    {
    }

    /// <summary>Adds a tier that ends with a quantity.</summary>
    /// <param name="last">The last quantity it counts for; greater than that of the tier before.</param>
    /// <param name="each">What <paramref name="per"/> units cost; zero or more. Fractions of a cent are kept.</param>
    /// <param name="flat">What the tier costs besides, once; zero or more.</param>
    /// <param name="per">How many units are sold together; a package that is begun is charged whole.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public TierBuilder UpTo(long last, decimal each, decimal flat = 0, long per = 1) => last > (_tiers.IsEmpty ? 0 : _tiers[^1].UpTo)
        ? Add(new PriceTier(last, each, flat, per))
        : throw new ArgumentOutOfRangeException(nameof(last), last, "A tier ends after the one before it, and nothing follows the tier without an end.");

    /// <summary>Adds the last tier, which has no end.</summary>
    /// <inheritdoc cref="UpTo"/>
    public TierBuilder Beyond(decimal each, decimal flat = 0, long per = 1) => _tiers.IsEmpty || _tiers[^1].UpTo is not null
        ? Add(new PriceTier(null, each, flat, per))
        : throw new ArgumentOutOfRangeException(nameof(each), each, "Only one tier has no end.");

    internal ImmutableArray<PriceTier> Build() => !_tiers.IsEmpty && _tiers[^1].UpTo is null
        ? _tiers
        : throw new ArgumentException("The last tier has no end: close the tiers with Beyond(...).");

    private TierBuilder Add(PriceTier tier)
    {
        _tiers = _tiers.Add(tier.Must(tier is { Each: >= 0, Flat: >= 0, Per: >= 1 }, "A tier costs zero or more, and a package has at least one unit.", nameof(tier)));
        return this;
    }
}

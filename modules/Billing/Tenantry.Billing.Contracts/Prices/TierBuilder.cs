using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Prices;

/// <summary>
/// Describes tiers: <c>tiers.UpTo(10, each: 5m).UpTo(100, each: 4m, flat: 20m).Beyond(each: 3m)</c>. Amounts are in major units of the
/// price's currency.
/// </summary>
public sealed class TierBuilder
{
    private ImmutableArray<PriceTier> _tiers = [];

    internal TierBuilder()
    {
    }

    /// <summary>Adds a tier up to a quantity.</summary>
    /// <param name="last">The last quantity of the tier, inclusive; greater than that of the previous tier.</param>
    /// <param name="each">The price of <paramref name="per"/> units; zero or more. Fractions of a cent are kept.</param>
    /// <param name="flat">The flat fee of the tier, charged once; zero or more.</param>
    /// <param name="per">The number of units that are sold together. Quantities are rounded up to whole packages.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public TierBuilder UpTo(long last, decimal each, decimal flat = 0, long per = 1) => last > (_tiers.IsEmpty ? 0 : _tiers[^1].UpTo)
        ? Add(new PriceTier(last, each, flat, per))
        : throw new ArgumentOutOfRangeException(nameof(last), last,
            "Each tier must end after the previous one, and no tier can follow the tier without an upper bound.");

    /// <summary>Adds the last tier, which has no upper bound.</summary>
    /// <inheritdoc cref="UpTo"/>
    public TierBuilder Beyond(decimal each, decimal flat = 0, long per = 1) => _tiers.IsEmpty || _tiers[^1].UpTo is not null
        ? Add(new PriceTier(null, each, flat, per))
        : throw new ArgumentOutOfRangeException(nameof(each), each, "Only one tier can have no upper bound.");

    internal ImmutableArray<PriceTier> Build() => !_tiers.IsEmpty && _tiers[^1].UpTo is null
        ? _tiers
        : throw new ArgumentException("The last tier must have no upper bound. Add it with Beyond(...).");

    private TierBuilder Add(PriceTier tier)
    {
        _tiers = _tiers.Add(tier.Must(tier is { Each: >= 0, Flat: >= 0, Per: >= 1 },
            "A tier must cost zero or more, and a package must have at least one unit.", nameof(tier)));
        return this;
    }
}

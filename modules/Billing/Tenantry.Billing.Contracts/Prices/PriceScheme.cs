using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts.Prices;

/// <summary>How a quantity becomes an amount. <see cref="PriceCalculation"/> reads it; nothing else computes a price.</summary>
/// <param name="Mode">Whether each unit is priced by the tier it falls in, or all of them by the tier that the whole falls in.</param>
/// <param name="Tiers">The tiers, the lowest first; the last one has no end. One tier alone is a price per unit.</param>
public sealed record PriceScheme(TierMode Mode, ImmutableArray<PriceTier> Tiers)
{
    /// <summary>Gets what one unit is called, such as <c>seat</c>.</summary>
    /// <value><c>unit</c>.</value>
    public string Unit { get; init; } = "unit";

    /// <summary>Gets the least quantity that is sold.</summary>
    /// <value>One.</value>
    public long MinQuantity { get; init; } = 1;

    /// <summary>Gets the greatest quantity that is sold.</summary>
    /// <value><see langword="null"/>: any.</value>
    public long? MaxQuantity { get; init; }

    /// <summary>Gets what is charged at least, in units of the currency, whatever the quantity.</summary>
    /// <value><see langword="null"/>: nothing at least.</value>
    public decimal? Minimum { get; init; }

    /// <summary>Gets what is charged at most, in units of the currency, whatever the quantity.</summary>
    /// <value><see langword="null"/>: no cap.</value>
    public decimal? Cap { get; init; }

    /// <summary>Says whether a quantity can be bought.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <returns>Whether it lies within the limits.</returns>
    public bool Sells(long quantity) => quantity >= MinQuantity && quantity <= (MaxQuantity ?? long.MaxValue);

    /// <inheritdoc/>
    public bool Equals(PriceScheme? other) => other is not null
        && (Mode, Unit, MinQuantity, MaxQuantity, Minimum, Cap) == (other.Mode, other.Unit, other.MinQuantity, other.MaxQuantity, other.Minimum, other.Cap)
        && Tiers.SequenceEqual(other.Tiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mode, Unit, MinQuantity, MaxQuantity, Minimum, Cap, Tiers.Length);
}

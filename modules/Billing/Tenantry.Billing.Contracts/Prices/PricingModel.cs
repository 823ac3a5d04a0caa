using System.Collections.Immutable;

namespace Tenantry.Billing.Contracts.Prices;

/// <summary>
/// Represents a pricing model, which determines the amount for a quantity. Only <see cref="PriceCalculation"/> evaluates it.
/// </summary>
/// <param name="Mode">The mode: graduated tiers price each unit by its own tier; volume tiers price all units by the tier of the total
/// quantity.</param>
/// <param name="Tiers">The tiers, lowest first. The last tier has no upper bound. A single tier is a price per unit.</param>
public sealed record PricingModel(TierMode Mode, ImmutableArray<PriceTier> Tiers)
{
    /// <summary>Gets the name of one unit, such as <c>seat</c>.</summary>
    /// <value>The default is <c>unit</c>.</value>
    public string Unit { get; init; } = "unit";

    /// <summary>Gets the minimum quantity.</summary>
    /// <value>The default is one.</value>
    public long MinQuantity { get; init; } = 1;

    /// <summary>Gets the maximum quantity.</summary>
    /// <value>The default is <see langword="null"/>: no maximum.</value>
    public long? MaxQuantity { get; init; }

    /// <summary>Gets the minimum charge, in major units of the currency, regardless of the quantity.</summary>
    /// <value>The default is <see langword="null"/>: no minimum.</value>
    public decimal? Minimum { get; init; }

    /// <summary>Gets the maximum charge, in major units of the currency, regardless of the quantity.</summary>
    /// <value>The default is <see langword="null"/>: no maximum.</value>
    public decimal? Cap { get; init; }

    /// <summary>Determines whether a quantity is between the minimum and the maximum quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <returns><see langword="true"/> if the quantity can be bought; otherwise, <see langword="false"/>.</returns>
    public bool AllowsQuantity(long quantity) => quantity >= MinQuantity && quantity <= (MaxQuantity ?? long.MaxValue);

    /// <inheritdoc/>
    public bool Equals(PricingModel? other) => other is not null
        && (Mode, Unit, MinQuantity, MaxQuantity, Minimum, Cap) == (other.Mode, other.Unit, other.MinQuantity, other.MaxQuantity,
            other.Minimum, other.Cap)
        && Tiers.SequenceEqual(other.Tiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mode, Unit, MinQuantity, MaxQuantity, Minimum, Cap, Tiers.Length);
}

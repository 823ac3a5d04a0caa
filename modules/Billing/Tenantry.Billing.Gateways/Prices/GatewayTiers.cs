using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>Represents the tiers of a price.</summary>
/// <param name="IsVolume"><see langword="true"/> if all units have the price of the tier that the whole quantity falls into (volume);
/// otherwise, each unit has the price of its own tier (graduated).</param>
/// <param name="Tiers">The tiers in ascending order; the last one has no limit. A single tier is a price for each unit.</param>
public sealed record GatewayTiers(bool IsVolume, ImmutableArray<GatewayTier> Tiers);

/// <summary>
/// Represents a tier of a price. Amounts are in units of the currency and can be fractions of its minor unit; the sum is rounded once.
/// </summary>
/// <param name="UpTo">The last quantity of the tier, inclusive; <see langword="null"/> for the last tier.</param>
/// <param name="UnitAmount">The amount of <paramref name="PackageSize"/> units.</param>
/// <param name="FlatAmount">The amount that is added once if any unit falls into the tier.</param>
/// <param name="PackageSize">The number of units in a package. A partial package is charged in full.</param>
public sealed record GatewayTier(long? UpTo, decimal UnitAmount, decimal FlatAmount = 0, long PackageSize = 1);

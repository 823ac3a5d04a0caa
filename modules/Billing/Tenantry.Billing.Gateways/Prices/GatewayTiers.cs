using System.Collections.Immutable;

namespace Tenantry.Billing.Gateways;

/// <summary>The tiers of a price.</summary>
/// <param name="IsVolume">
/// Whether all units have the price of the tier that the whole quantity is in (volume); otherwise each unit has the price of its own tier
/// (graduated).
/// </param>
/// <param name="Tiers">The tiers in ascending order; the last one has no limit. A single one is a price for each unit.</param>
public sealed record GatewayTiers(bool IsVolume, ImmutableArray<GatewayTier> Tiers);

/// <summary>
/// One tier of a price. Amounts are in units of the currency and can be fractions of its minor unit; the sum is rounded once.
/// </summary>
/// <param name="UpTo">The last quantity of the tier, inclusive; <see langword="null"/> for the last tier.</param>
/// <param name="Each">The amount of <paramref name="PackageSize"/> units.</param>
/// <param name="Flat">The amount that is added once if a unit is in the tier.</param>
/// <param name="PackageSize">The number of units that are sold together. A package that is begun is charged whole.</param>
public sealed record GatewayTier(long? UpTo, decimal Each, decimal Flat = 0, long PackageSize = 1);

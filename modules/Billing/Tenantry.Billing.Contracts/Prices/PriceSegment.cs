namespace Tenantry.Billing.Contracts.Prices;

/// <summary>Represents the part of a quantity that falls in one tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Quantity">The number of units.</param>
/// <param name="Units">The exact amount, in major units of the currency.</param>
public sealed record PriceSegment(PriceTier Tier, long Quantity, decimal Units);

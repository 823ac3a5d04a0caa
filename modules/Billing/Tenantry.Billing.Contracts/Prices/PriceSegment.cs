namespace Tenantry.Billing.Contracts.Prices;

/// <summary>The part of a quantity that falls into one tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="Units">What they cost, exactly, in units of the currency.</param>
public sealed record PriceSegment(PriceTier Tier, long Quantity, decimal Units);

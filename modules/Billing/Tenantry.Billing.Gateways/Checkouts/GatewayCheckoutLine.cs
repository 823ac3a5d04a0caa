namespace Tenantry.Billing.Gateways;

/// <summary>Represents a line of a checkout or of a new subscription.</summary>
/// <param name="PriceId">The provider's ID of the price.</param>
/// <param name="Quantity">The quantity.</param>
public sealed record GatewayCheckoutLine(GatewayPriceId PriceId, long Quantity = 1);

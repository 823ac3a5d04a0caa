namespace Tenantry.Billing.Gateways;

/// <summary>Represents a price that exists at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="Amount">The amount of one unit; <see langword="null"/> if the price has tiers.</param>
/// <param name="IsActive"><see langword="true"/> if it can be sold.</param>
public sealed record ExistingGatewayPrice(GatewayPriceId Id, Money? Amount, bool IsActive);

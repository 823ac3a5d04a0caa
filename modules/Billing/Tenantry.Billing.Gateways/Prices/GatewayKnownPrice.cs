namespace Tenantry.Billing.Gateways;

/// <summary>A price as the provider has it.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="Amount">The amount of one unit; <see langword="null"/> where it has tiers.</param>
/// <param name="IsActive">Whether it can be sold.</param>
public sealed record GatewayKnownPrice(GatewayPriceId Id, Money? Amount, bool IsActive);

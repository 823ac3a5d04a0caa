namespace Tenantry.Billing.Gateways;

/// <summary>Represents a product on the provider's pages.</summary>
/// <param name="Key">The key of the product: <c>product_plan</c>.</param>
/// <param name="Name">The name on the pages.</param>
public sealed record GatewayProduct(string Key, string Name);

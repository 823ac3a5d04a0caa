namespace Tenantry.Billing.Gateways;

/// <summary>A product as the provider's pages name it.</summary>
/// <param name="Key">The key of the product: <c>product_plan</c>.</param>
/// <param name="Name">The name on the pages.</param>
public sealed record GatewayProduct(string Key, string Name);

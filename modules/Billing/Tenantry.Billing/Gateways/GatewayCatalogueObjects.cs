namespace Tenantry.Billing.Gateways;

/// <summary>A version of a price.</summary>
/// <param name="LookupKey">Our name for it: <c>product/plan/v1</c>.</param>
/// <param name="Product">The product's key.</param>
/// <param name="ProductName">What the checkout page calls it.</param>
/// <param name="Price">What it costs and how often.</param>
public sealed record GatewayPrice(string LookupKey, string Product, string ProductName, RecurringPrice Price);

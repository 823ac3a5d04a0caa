namespace Tenantry.Billing.Gateways;

/// <summary>A version of a price.</summary>
/// <param name="LookupKey">Our name for it: <c>product/plan/usd-month-1/v1</c>.</param>
/// <param name="Product">Our name for what is sold: <c>product_plan</c>.</param>
/// <param name="ProductName">What the checkout page calls it.</param>
/// <param name="Price">What it costs and how often. Its scheme, where it has one, has neither minimum nor cap.</param>
public sealed record GatewayPrice(string LookupKey, string Product, string ProductName, RecurringPrice Price);

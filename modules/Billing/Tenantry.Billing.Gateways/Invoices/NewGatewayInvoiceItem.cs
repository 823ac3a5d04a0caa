namespace Tenantry.Billing.Gateways;

/// <summary>Represents a line to add to a customer's next invoice.</summary>
/// <param name="CustomerId">The provider's ID of the customer.</param>
/// <param name="Amount">The amount; a credit is negative.</param>
/// <param name="Description">The description.</param>
/// <param name="SubscriptionId">The provider's ID of the subscription whose invoice it belongs to.</param>
public sealed record NewGatewayInvoiceItem(
    GatewayCustomerId CustomerId, Money Amount, string Description, GatewaySubscriptionId? SubscriptionId = null);

namespace Tenantry.Billing.Gateways;

/// <summary>Represents an invoice of one line to create. Pending lines of the customer are not added to it.</summary>
/// <param name="CustomerId">The provider's ID of the customer.</param>
/// <param name="Amount">The amount, including tax; above zero.</param>
/// <param name="Description">The description, which is shown to the customer.</param>
/// <param name="PeriodStart">The start of the service period, inclusive.</param>
/// <param name="PeriodEnd">The end of the service period, exclusive.</param>
/// <param name="Metadata">The metadata.</param>
public sealed record NewGatewayInvoice(
    GatewayCustomerId CustomerId, Money Amount, string Description, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd,
    IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Gets the provider's ID of the payment method that the invoice is charged to.</summary>
    /// <value><see langword="null"/> by default: the customer's default payment method.</value>
    public GatewayPaymentMethodId? PaymentMethodId { get; init; }
}

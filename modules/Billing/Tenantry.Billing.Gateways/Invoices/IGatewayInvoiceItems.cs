namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: adds lines to a customer's next invoice.</summary>
public interface IGatewayInvoiceItems
{
    /// <summary>Adds a line to the customer's next invoice. A negative amount is a credit.</summary>
    /// <param name="item">The line.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the line.</returns>
    Task<string> AddInvoiceItemAsync(NewGatewayInvoiceItem item, IdempotencyKey key, CancellationToken cancellationToken = default);
}

namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: invoices an amount at once, apart from a subscription's own invoices.</summary>
public interface IGatewayOneTimeInvoices
{
    /// <summary>
    /// Creates a final invoice of one line, which is not collected until <see cref="IGatewayCollection.PayInvoiceAsync"/>.
    /// </summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The open invoice.</returns>
    Task<GatewayInvoice> CreateInvoiceAsync(
        NewGatewayInvoice invoice, IdempotencyKey key, CancellationToken cancellationToken = default);
}

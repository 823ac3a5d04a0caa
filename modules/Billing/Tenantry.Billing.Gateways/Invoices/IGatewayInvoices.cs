namespace Tenantry.Billing.Gateways;

/// <summary>Reads invoices at the payment provider.</summary>
public interface IGatewayInvoices
{
    /// <summary>Reads an invoice with all of its lines and its payment.</summary>
    /// <param name="id">The provider's ID of the invoice.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The invoice, or <see langword="null"/>.</returns>
    Task<GatewayInvoice?> FindInvoiceAsync(GatewayInvoiceId id, CancellationToken cancellationToken = default);

    /// <summary>Lists invoices.</summary>
    /// <param name="customerId">The provider's ID of the customer; <see langword="null"/> for all customers.</param>
    /// <param name="status">The status; <see langword="null"/> for all.</param>
    /// <param name="since">The earliest creation time; <see langword="null"/> for any.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The invoices, the newest first.</returns>
    IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(
        GatewayCustomerId? customerId = null, InvoiceStatus? status = null, DateTimeOffset? since = null,
        CancellationToken cancellationToken = default);
}

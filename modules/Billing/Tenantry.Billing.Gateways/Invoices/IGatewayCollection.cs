namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: collects open invoices or writes them off.</summary>
public interface IGatewayCollection
{
    /// <summary>Charges an open invoice to the customer's current payment method now.</summary>
    /// <param name="id">The provider's ID of the invoice.</param>
    /// <param name="key">The idempotency key: one for each attempt.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The invoice after the attempt.</returns>
    /// <exception cref="GatewayException">The payment was declined or requires action by the customer.</exception>
    Task<GatewayInvoice> PayInvoiceAsync(GatewayInvoiceId id, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Voids an invoice that was never owed.</summary>
    /// <param name="id">The provider's ID of the invoice.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task VoidInvoiceAsync(GatewayInvoiceId id, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Marks an open invoice as uncollectible.</summary>
    /// <param name="id">The provider's ID of the invoice.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task MarkUncollectibleAsync(GatewayInvoiceId id, IdempotencyKey key, CancellationToken cancellationToken = default);
}

namespace Tenantry.Billing.Gateways;

/// <summary>Invoices and credit notes at the payment provider.</summary>
public interface IGatewayInvoices
{
    /// <summary>Reads an invoice with its lines and its payment.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The invoice, or <see langword="null"/>.</returns>
    Task<GatewayInvoice?> FindInvoiceAsync(string id, CancellationToken ct = default);

    /// <summary>Reads invoices page by page, the newest first.</summary>
    /// <param name="customerId">The provider's id of a customer; <see langword="null"/> for everyone's.</param>
    /// <param name="status">Only those that stand so.</param>
    /// <param name="since">Only those made since.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The invoices.</returns>
    IAsyncEnumerable<GatewayInvoice> ListInvoicesAsync(
        string? customerId = null, InvoiceStatus? status = null, DateTimeOffset? since = null, CancellationToken ct = default);

    /// <summary>Tries to collect an open invoice now, with the customer's present card.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="key">The idempotency key: one for each try.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The invoice as it is then.</returns>
    /// <exception cref="GatewayException">The card was declined, or the bank asks for the customer.</exception>
    Task<GatewayInvoice> PayInvoiceAsync(string id, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Takes an invoice back that was never owed.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is void.</returns>
    Task VoidInvoiceAsync(string id, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Gives up collecting an invoice that stays owed.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is marked.</returns>
    Task MarkUncollectibleAsync(string id, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Adds a line to the customer's next invoice. A negative amount is a credit.</summary>
    /// <param name="item">The line.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id.</returns>
    Task<string> AddInvoiceItemAsync(NewGatewayInvoiceItem item, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Takes part of a final invoice back.</summary>
    /// <param name="note">How much, why, and where the money goes.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The credit note.</returns>
    Task<GatewayCreditNote> CreateCreditNoteAsync(NewGatewayCreditNote note, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Reads a credit note.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The credit note, or <see langword="null"/>.</returns>
    Task<GatewayCreditNote?> FindCreditNoteAsync(string id, CancellationToken ct = default);

    /// <summary>Puts money on the customer's balance, which the next invoices draw before the card, or takes it back.</summary>
    /// <param name="customerId">The provider's id of the customer.</param>
    /// <param name="amount">How much; below zero it is taken back, and what is not there any more is added to the next invoice.</param>
    /// <param name="description">What for; the customer sees it.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id.</returns>
    Task<string> CreditBalanceAsync(string customerId, Money amount, string description, IdempotencyKey key, CancellationToken ct = default);
}

namespace Tenantry.Billing.Gateways;

/// <summary>
/// The way to a payment provider. It moves no state here: it asks and tells, and what it reads is brought into the mirror by the
/// synchronisation.
/// </summary>
/// <remarks>
/// Every write takes an idempotency key derived from the intent, so that it may be repeated after a crash. A failure is a
/// <see cref="GatewayException"/>, which says whether trying again may help.
/// </remarks>
public interface IPaymentGateway : IGatewayCatalogue
{
    /// <summary>Gets the provider's name, which ends the address of its webhooks: <c>/api/webhooks/{name}</c>.</summary>
    string Name { get; }

    /// <summary>Makes a customer.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id.</returns>
    Task<string> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Opens a hosted checkout.</summary>
    /// <param name="checkout">What is bought, by whom, and where to go afterwards.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The checkout with its address.</returns>
    Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Reads a checkout.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The checkout, or <see langword="null"/>.</returns>
    Task<GatewayCheckout?> FindCheckoutAsync(string id, CancellationToken ct = default);

    /// <summary>Reads a subscription.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The subscription, or <see langword="null"/>.</returns>
    Task<GatewaySubscription?> FindSubscriptionAsync(string id, CancellationToken ct = default);

    /// <summary>Reads an invoice.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The invoice, or <see langword="null"/>.</returns>
    Task<GatewayInvoice?> FindInvoiceAsync(string id, CancellationToken ct = default);

    /// <summary>Ends a subscription with its running period, or takes that back.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="cancel">Whether it ends.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when the provider has taken it.</returns>
    Task SetCancelAtPeriodEndAsync(string id, bool cancel, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Checks the signature of a webhook and reads what it is about. Nothing else of its content is used.</summary>
    /// <param name="signature">The signature header.</param>
    /// <param name="body">The body, byte for byte as it came.</param>
    /// <returns>What it is about, or <see langword="null"/> where the signature is wrong, too old or missing.</returns>
    GatewayEvent? Verify(string? signature, string body);

    /// <summary>Gets the name of the header that carries a webhook's signature.</summary>
    string SignatureHeader { get; }
}

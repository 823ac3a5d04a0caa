namespace Tenantry.Billing.Gateways;

/// <summary>Customers at the payment provider.</summary>
public interface IGatewayCustomers
{
    /// <summary>Makes a customer.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id.</returns>
    Task<string> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Reads a customer.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The customer, or <see langword="null"/> where there is none or it was deleted.</returns>
    Task<GatewayCustomer?> FindCustomerAsync(string id, CancellationToken ct = default);

    /// <summary>Changes what stands on the customer's invoices.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="details">The name, the address of mail and the postal address.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when the provider has taken it.</returns>
    Task UpdateCustomerAsync(string id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Marks the customer as liable for the tax itself, or takes that back.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="isReverse">Whether the customer owes the tax (reverse charge).</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when the provider has taken it.</returns>
    Task SetReverseChargeAsync(string id, bool isReverse, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Adds a tax number to the customer.</summary>
    /// <param name="id">The provider's id of the customer.</param>
    /// <param name="type">The kind, in the provider's words, such as <c>eu_vat</c>.</param>
    /// <param name="value">The number.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The tax number as the provider has it.</returns>
    Task<GatewayTaxId> AddTaxIdAsync(string id, string type, string value, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Removes a tax number.</summary>
    /// <param name="id">The provider's id of the customer.</param>
    /// <param name="taxId">The provider's id of the number.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is gone; it is no error that it already was.</returns>
    Task RemoveTaxIdAsync(string id, string taxId, CancellationToken ct = default);

    /// <summary>Opens the provider's page where a customer mends the card or changes the plan. It needs no other sign-in, and lives for minutes.</summary>
    /// <param name="portal">For whom, and what for.</param>
    /// <param name="key">The idempotency key. A page of yesterday is of no use: make the key of something that changes.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The address.</returns>
    Task<string> OpenPortalAsync(NewGatewayPortal portal, IdempotencyKey key, CancellationToken ct = default);
}

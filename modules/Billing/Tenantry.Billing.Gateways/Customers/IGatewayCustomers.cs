namespace Tenantry.Billing.Gateways;

/// <summary>Creates, reads and updates customers at the payment provider.</summary>
public interface IGatewayCustomers
{
    /// <summary>Creates a customer.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the customer.</returns>
    Task<GatewayCustomerId> CreateCustomerAsync(
        NewGatewayCustomer customer, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a customer.</summary>
    /// <param name="id">The provider's ID of the customer.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The customer, or <see langword="null"/> if it does not exist or was deleted.</returns>
    Task<GatewayCustomer?> FindCustomerAsync(GatewayCustomerId id, CancellationToken cancellationToken = default);

    /// <summary>Updates the details that are printed on the customer's invoices.</summary>
    /// <param name="id">The provider's ID of the customer.</param>
    /// <param name="details">The name, the email address and the postal address.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task UpdateCustomerAsync(
        GatewayCustomerId id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken cancellationToken = default);
}

namespace Tenantry.Billing.Gateways;

/// <summary>Creates and reads the provider's checkout pages.</summary>
public interface IGatewayCheckouts
{
    /// <summary>Creates a checkout.</summary>
    /// <param name="checkout">The items, the customer, and the addresses to which the browser returns.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The checkout with its address, or its client secret if it is embedded.</returns>
    Task<GatewayCheckout> CreateCheckoutAsync(
        NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a checkout.</summary>
    /// <param name="id">The provider's ID of the checkout.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The checkout, or <see langword="null"/>.</returns>
    Task<GatewayCheckout?> FindCheckoutAsync(GatewayCheckoutId id, CancellationToken cancellationToken = default);

    /// <summary>Expires an open checkout, so that it can no longer be paid.</summary>
    /// <param name="id">The provider's ID of the checkout.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the checkout is expired.</returns>
    /// <exception cref="GatewayException">The checkout is paid or has expired.</exception>
    Task ExpireCheckoutAsync(GatewayCheckoutId id, IdempotencyKey key, CancellationToken cancellationToken = default);
}

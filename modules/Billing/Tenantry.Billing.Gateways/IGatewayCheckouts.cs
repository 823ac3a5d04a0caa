namespace Tenantry.Billing.Gateways;

/// <summary>The provider's payment pages.</summary>
public interface IGatewayCheckouts
{
    /// <summary>Gets what a page needs to show a checkout within itself.</summary>
    /// <value><see langword="null"/>: the provider cannot, or its public key is not configured.</value>
    GatewayEmbedding? Embedding => null;

    /// <summary>Opens a checkout.</summary>
    /// <param name="checkout">What is bought, by whom, and where to go afterwards.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The checkout with its address, or its secret where it is embedded.</returns>
    Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Reads a checkout.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The checkout, or <see langword="null"/>.</returns>
    Task<GatewayCheckout?> FindCheckoutAsync(string id, CancellationToken ct = default);

    /// <summary>Closes a checkout that nobody shall pay any more.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is closed.</returns>
    /// <exception cref="GatewayException">It is paid or closed already.</exception>
    Task ExpireCheckoutAsync(string id, IdempotencyKey key, CancellationToken ct = default);
}

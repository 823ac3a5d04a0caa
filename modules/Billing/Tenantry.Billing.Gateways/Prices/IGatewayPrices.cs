namespace Tenantry.Billing.Gateways;

/// <summary>Creates prices at the payment provider.</summary>
public interface IGatewayPrices
{
    /// <summary>Finds a price by its lookup key, or creates it together with its product.</summary>
    /// <param name="price">The price.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the price.</returns>
    Task<GatewayPriceId> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken cancellationToken = default);
}

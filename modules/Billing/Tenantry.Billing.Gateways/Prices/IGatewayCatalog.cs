namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: reads and names the provider's products and prices, so that the catalog can be compared.</summary>
public interface IGatewayCatalog
{
    /// <summary>Reads a price by its lookup key.</summary>
    /// <param name="lookupKey">The lookup key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The price, or <see langword="null"/>.</returns>
    Task<ExistingGatewayPrice?> FindPriceAsync(string lookupKey, CancellationToken cancellationToken = default);

    /// <summary>Reads the name of a product.</summary>
    /// <param name="product">The key of the product: <c>product_plan</c>.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The name; <see langword="null"/> if the product does not exist.</returns>
    Task<string?> FindProductNameAsync(string product, CancellationToken cancellationToken = default);

    /// <summary>Creates or renames a product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task SetProductNameAsync(GatewayProduct product, IdempotencyKey key, CancellationToken cancellationToken = default);
}

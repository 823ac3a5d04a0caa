namespace Tenantry.Billing.Gateways;

/// <summary>The provider's side of the catalogue: its products, prices, coupons and promotion codes.</summary>
/// <remarks>The same rules as for <see cref="IPaymentGateway"/>, which every gateway implements with this.</remarks>
public interface IGatewayCatalogue
{
    /// <summary>Finds a price of the provider's by our name for it, or makes it, with its product.</summary>
    /// <param name="price">What it is.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id.</returns>
    Task<string> EnsurePriceAsync(GatewayPrice price, IdempotencyKey key, CancellationToken ct = default);
}

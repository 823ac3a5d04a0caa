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

    /// <summary>Reads a price by our name for it.</summary>
    /// <param name="lookupKey">Our name for it.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The price, or <see langword="null"/>.</returns>
    Task<GatewayKnownPrice?> FindPriceAsync(string lookupKey, CancellationToken ct = default);

    /// <summary>Reads what a product is called.</summary>
    /// <param name="product">Our name for what is sold: <c>product_plan</c>.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>What it is called, or <see langword="null"/> where the provider has no such product.</returns>
    Task<string?> FindProductNameAsync(string product, CancellationToken ct = default);

    /// <summary>Makes a product, or calls it by another name.</summary>
    /// <param name="product">The product.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is called so.</returns>
    Task NameProductAsync(GatewayProduct product, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Says whether the provider has a coupon.</summary>
    /// <param name="coupon">Our name for it.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Whether it has.</returns>
    Task<bool> HasCouponAsync(string coupon, CancellationToken ct = default);

    /// <summary>Finds a coupon by our name for it, or makes it.</summary>
    /// <param name="coupon">The coupon.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id.</returns>
    Task<string> EnsureCouponAsync(GatewayCoupon coupon, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Takes a coupon away: nobody gets it any more, and whoever has it keeps it.</summary>
    /// <param name="coupon">Our name for it.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is gone; it is no error that it was.</returns>
    Task RemoveCouponAsync(string coupon, CancellationToken ct = default);

    /// <summary>Finds a code that can be redeemed.</summary>
    /// <param name="code">The code.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id, or <see langword="null"/>.</returns>
    Task<string?> FindPromotionCodeAsync(string code, CancellationToken ct = default);

    /// <summary>Finds a code that can be redeemed, or makes it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id.</returns>
    Task<string> EnsurePromotionCodeAsync(GatewayPromotionCode code, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Ends a code: nobody redeems it any more.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>A task that ends when it is ended.</returns>
    Task EndPromotionCodeAsync(string id, IdempotencyKey key, CancellationToken ct = default);
}

namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: codes that customers type to get a coupon.</summary>
public interface IGatewayPromotionCodes
{
    /// <summary>Finds a code that can be redeemed.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the code, or <see langword="null"/>.</returns>
    Task<GatewayPromotionCodeId?> FindPromotionCodeAsync(string code, CancellationToken cancellationToken = default);

    /// <summary>Finds a code that can be redeemed, or creates it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the code.</returns>
    Task<GatewayPromotionCodeId> EnsurePromotionCodeAsync(
        GatewayPromotionCode code, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Ends a code, so that it can no longer be redeemed.</summary>
    /// <param name="id">The provider's ID of the code.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task EndPromotionCodeAsync(GatewayPromotionCodeId id, IdempotencyKey key, CancellationToken cancellationToken = default);
}

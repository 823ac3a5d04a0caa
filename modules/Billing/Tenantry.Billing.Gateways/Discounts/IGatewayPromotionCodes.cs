namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: promotion codes, which customers enter to get a coupon.</summary>
public interface IGatewayPromotionCodes
{
    /// <summary>Finds an active promotion code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the code, or <see langword="null"/>.</returns>
    Task<GatewayPromotionCodeId?> FindPromotionCodeAsync(string code, CancellationToken cancellationToken = default);

    /// <summary>Finds an active promotion code, or creates it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the code.</returns>
    Task<GatewayPromotionCodeId> EnsurePromotionCodeAsync(
        GatewayPromotionCode code, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Deactivates a promotion code, so that it can no longer be redeemed.</summary>
    /// <param name="id">The provider's ID of the code.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task DeactivatePromotionCodeAsync(GatewayPromotionCodeId id, IdempotencyKey key, CancellationToken cancellationToken = default);
}

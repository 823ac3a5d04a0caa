namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: coupons.</summary>
public interface IGatewayCoupons
{
    /// <summary>Determines whether a coupon exists at the payment provider.</summary>
    /// <param name="id">The provider's ID of the coupon, which is its key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns><see langword="true"/> if the coupon exists; otherwise, <see langword="false"/>.</returns>
    Task<bool> HasCouponAsync(GatewayCouponId id, CancellationToken cancellationToken = default);

    /// <summary>Finds a coupon by its key, or creates it.</summary>
    /// <param name="coupon">The coupon.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the coupon.</returns>
    Task<GatewayCouponId> EnsureCouponAsync(GatewayCoupon coupon, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Removes a coupon. Subscriptions that have it keep it. Removing it again is not an error.</summary>
    /// <param name="id">The provider's ID of the coupon, which is its key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the provider has accepted the change.</returns>
    Task DeleteCouponAsync(GatewayCouponId id, CancellationToken cancellationToken = default);
}

namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: refunds payments.</summary>
public interface IGatewayRefunds
{
    /// <summary>Refunds a payment in whole or in part.</summary>
    /// <param name="refund">The payment and the amount.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The refund.</returns>
    /// <exception cref="GatewayException">The amount exceeds the refundable amount.</exception>
    Task<GatewayRefund> RefundAsync(NewGatewayRefund refund, IdempotencyKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a refund.</summary>
    /// <param name="id">The provider's ID of the refund.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The refund, or <see langword="null"/>.</returns>
    Task<GatewayRefund?> FindRefundAsync(GatewayRefundId id, CancellationToken cancellationToken = default);
}

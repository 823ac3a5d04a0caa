namespace Tenantry.Billing.Gateways;

/// <summary>Payments, refunds and disputes at the payment provider.</summary>
public interface IGatewayPayments
{
    /// <summary>Reads a payment with what was refunded of it.</summary>
    /// <param name="id">The provider's id of the payment, or of its charge.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The payment, or <see langword="null"/>.</returns>
    Task<GatewayPayment?> FindPaymentAsync(string id, CancellationToken ct = default);

    /// <summary>Reads a card.</summary>
    /// <param name="paymentMethodId">The provider's id of the payment method.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The card, or <see langword="null"/> where there is none or it is another way to pay.</returns>
    Task<GatewayCard?> FindCardAsync(string paymentMethodId, CancellationToken ct = default);

    /// <summary>Finds the invoice that a payment paid.</summary>
    /// <param name="paymentId">The provider's id of the payment.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The provider's id of the invoice, or <see langword="null"/> for a payment without one.</returns>
    Task<string?> FindInvoiceOfPaymentAsync(string paymentId, CancellationToken ct = default);

    /// <summary>Gives money back.</summary>
    /// <param name="refund">How much, of what.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The refund.</returns>
    /// <exception cref="GatewayException">More than is left of the payment.</exception>
    Task<GatewayRefund> RefundAsync(NewGatewayRefund refund, IdempotencyKey key, CancellationToken ct = default);

    /// <summary>Reads a refund.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The refund, or <see langword="null"/>.</returns>
    Task<GatewayRefund?> FindRefundAsync(string id, CancellationToken ct = default);

    /// <summary>Reads a dispute.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>The dispute, or <see langword="null"/>.</returns>
    Task<GatewayDispute?> FindDisputeAsync(string id, CancellationToken ct = default);
}

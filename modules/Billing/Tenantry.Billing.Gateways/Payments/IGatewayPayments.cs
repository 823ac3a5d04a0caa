namespace Tenantry.Billing.Gateways;

/// <summary>Reads payments at the payment provider.</summary>
public interface IGatewayPayments
{
    /// <summary>Reads a payment with its refunded amount.</summary>
    /// <param name="id">The provider's ID of the payment, or of its charge.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The payment, or <see langword="null"/>.</returns>
    Task<GatewayPayment?> FindPaymentAsync(GatewayPaymentId id, CancellationToken cancellationToken = default);

    /// <summary>Finds the invoice that a payment paid.</summary>
    /// <param name="paymentId">The provider's ID of the payment.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The provider's ID of the invoice, or <see langword="null"/> for a payment without one.</returns>
    Task<GatewayInvoiceId?> FindInvoiceOfPaymentAsync(GatewayPaymentId paymentId, CancellationToken cancellationToken = default);
}

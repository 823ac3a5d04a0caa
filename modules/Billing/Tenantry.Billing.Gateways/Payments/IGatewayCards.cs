namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: reads saved cards.</summary>
public interface IGatewayCards
{
    /// <summary>Reads a card.</summary>
    /// <param name="paymentMethodId">The provider's ID of the payment method.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The card; <see langword="null"/> if it does not exist or is another kind of payment method.</returns>
    Task<GatewayCard?> FindCardAsync(GatewayPaymentMethodId paymentMethodId, CancellationToken cancellationToken = default);
}

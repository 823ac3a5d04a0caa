using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts;

/// <summary>Says whether customers pay within the application's page.</summary>
internal sealed class EmbeddedCheckout(BillingOptions options, IPaymentGateway gateway)
{
    /// <summary>Gets whether the settings ask for it and the payment provider supports it.</summary>
    public bool IsOffered => options.Checkout == CheckoutMode.Embedded && gateway.Find<IGatewayEmbeddedCheckout>()?.Embedding is not null;
}

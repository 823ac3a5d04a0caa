using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts;

/// <summary>Determines whether customers pay on a page of this site.</summary>
internal sealed class EmbeddedCheckout(BillingOptions options, IPaymentGateway gateway)
{
    /// <summary>Gets a value indicating whether the settings select embedded checkout and the payment provider supports it.</summary>
    public bool IsOffered => options.Checkout == CheckoutMode.Embedded && gateway.Find<IGatewayEmbeddedCheckout>()?.Embedding is not null;
}

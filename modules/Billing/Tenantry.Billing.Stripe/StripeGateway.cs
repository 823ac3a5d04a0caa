using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Stripe;

/// <summary>The payment gateway to Stripe: each method is one request, or few, in Stripe's words. The requests stand in <c>Calls</c>, one file a noun.</summary>
internal sealed partial class StripeGateway(StripeClient stripe, StripeOptions options, TimeProvider clock) : IPaymentGateway
{
    public string Name => "stripe";

    private static string Path(string resource, string id) => $"v1/{resource}/{Uri.EscapeDataString(id)}";
}

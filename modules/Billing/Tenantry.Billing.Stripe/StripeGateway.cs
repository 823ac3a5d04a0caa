using Stripe;

namespace Tenantry.Billing.Stripe;

/// <summary>The payment gateway to Stripe. The calls are in <c>Calls</c>, one file for each kind of object.</summary>
internal sealed partial class StripeGateway(StripeClient stripe, StripeOptions options, TimeProvider clock) : IPaymentGateway
{
    public string Name => "stripe";

    private static RequestOptions For(IdempotencyKey key) => new() { IdempotencyKey = key.Value };
}

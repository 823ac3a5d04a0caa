using System.Text.Json;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

/// <summary>The payment gateway to Stripe: each method is one call, in Stripe's words.</summary>
internal sealed partial class StripeGateway(StripeClient stripe, StripeOptions options, TimeProvider clock) : IPaymentGateway
{
    public string Name => "stripe";

    public string SignatureHeader => "Stripe-Signature";

    public async Task<string> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct) => (await stripe.PostAsync<StripeId>(
        "v1/customers",
        new FormFields().Add("name", customer.Name).Add("email", customer.Email).Add("metadata[tenantry_tenant]", customer.Tenant.ToString()),
        key,
        ct)).Id;

    public async Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct)
    {
        var fields = new FormFields()
            .Add("mode", checkout.IsRecurring ? "subscription" : "payment")
            .Add("customer", checkout.CustomerId)
            .Add("client_reference_id", checkout.Attempt.ToString())
            .Add("line_items[0][price]", checkout.PriceId)
            .Add("line_items[0][quantity]", 1)
            .Add("success_url", checkout.SuccessUrl)
            .Add("cancel_url", checkout.CancelUrl)
            .AddAll("metadata", checkout.Metadata);
        if (checkout.IsRecurring)
        {
            fields.AddAll("subscription_data[metadata]", checkout.Metadata);
            fields.Add("subscription_data[trial_period_days]", checkout.TrialDays > 0 ? checkout.TrialDays : null);
        }

        return (await stripe.PostAsync<StripeCheckoutSession>("v1/checkout/sessions", fields, key, ct)).Read();
    }

    public async Task<GatewayCheckout?> FindCheckoutAsync(string id, CancellationToken ct) =>
        (await stripe.FindAsync<StripeCheckoutSession>($"v1/checkout/sessions/{Uri.EscapeDataString(id)}", ct))?.Read();

    public async Task<GatewaySubscription?> FindSubscriptionAsync(string id, CancellationToken ct) =>
        (await stripe.FindAsync<StripeSubscription>($"v1/subscriptions/{Uri.EscapeDataString(id)}", ct))?.Read();

    public async Task<GatewayInvoice?> FindInvoiceAsync(string id, CancellationToken ct) =>
        (await stripe.FindAsync<StripeInvoice>($"v1/invoices/{Uri.EscapeDataString(id)}", ct))?.Read();

    public Task SetCancelAtPeriodEndAsync(string id, bool cancel, IdempotencyKey key, CancellationToken ct) => stripe.PostAsync<StripeId>(
        $"v1/subscriptions/{Uri.EscapeDataString(id)}", new FormFields().Add("cancel_at_period_end", cancel), key, ct);

    public GatewayEvent? Verify(string? signature, string body)
    {
        if (!StripeSignature.IsValid(signature, body, options.WebhookSecrets, clock.GetUtcNow(), options.SignatureTolerance))
        {
            return null;
        }

        var happened = JsonSerializer.Deserialize<StripeEvent>(body, StripeClient.Json)?.Read();
        // An event of the other mode is about other objects: a test payment must not give access that is sold live.
        return happened is not null && happened.IsLive == options.IsLive ? happened : null;
    }
}

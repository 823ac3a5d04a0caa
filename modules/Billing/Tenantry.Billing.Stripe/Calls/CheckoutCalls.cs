using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public GatewayEmbedding? Embedding => options.PublishableKey is { Length: > 0 } key ? new GatewayEmbedding(options.ScriptUrl, key) : null;

    public async Task<GatewayCheckout> CreateCheckoutAsync(NewGatewayCheckout checkout, IdempotencyKey key, CancellationToken ct)
    {
        var fields = new FormFields()
            .Add("mode", checkout.IsRecurring ? "subscription" : "payment")
            .Add("client_reference_id", checkout.Attempt.ToString())
            .Add("customer", checkout.CustomerId)
            .Add("customer_email", checkout.CustomerId is null ? checkout.Email : null)
            .AddAll("metadata", checkout.Metadata);
        foreach (var (index, line) in checkout.Lines.Index())
        {
            fields.Add($"line_items[{index}][price]", line.PriceId).Add($"line_items[{index}][quantity]", line.Quantity);
        }

        AddAddresses(fields, checkout);
        AddDiscount(fields, checkout);
        AddTax(fields, checkout);
        if (checkout.IsRecurring)
        {
            AddSubscription(fields, checkout);
        }
        else
        {
            // Without a customer a stranger's purchase belongs to nobody.
            fields.Add("customer_creation", checkout.CustomerId is null ? "always" : null);
            // Stripe makes no invoice of a single purchase by itself, and its payment says nothing of what it is for.
            fields.Add("invoice_creation[enabled]", true).AddAll("invoice_creation[invoice_data][metadata]", checkout.Metadata)
                .AddAll("payment_intent_data[metadata]", checkout.Metadata);
        }

        return (await stripe.PostAsync<StripeCheckoutSession>("v1/checkout/sessions", fields, key, ct)).Read();
    }

    public async Task<GatewayCheckout?> FindCheckoutAsync(string id, CancellationToken ct) =>
        (await stripe.FindAsync<StripeCheckoutSession>(Path("checkout/sessions", id), ct))?.Read();

    public Task ExpireCheckoutAsync(string id, IdempotencyKey key, CancellationToken ct) =>
        stripe.PostAsync<StripeId>($"{Path("checkout/sessions", id)}/expire", new FormFields(), key, ct);

    private static void AddAddresses(FormFields fields, NewGatewayCheckout checkout)
    {
        if (checkout.IsEmbedded)
        {
            fields.Add("ui_mode", "embedded_page").Add("return_url", checkout.SuccessUrl);
        }
        else
        {
            fields.Add("success_url", checkout.SuccessUrl).Add("cancel_url", checkout.CancelUrl);
        }

        fields.Add("expires_at", checkout.ExpiresAt?.ToUnixTimeSeconds());
        if (checkout.IsRecoverable)
        {
            fields.Add("after_expiration[recovery][enabled]", true);
        }
    }

    private static void AddDiscount(FormFields fields, NewGatewayCheckout checkout)
    {
        if (checkout.PromotionCodeId is { } code)
        {
            fields.Add("discounts[0][promotion_code]", code);
        }
        else if (checkout.CouponId is { } coupon)
        {
            fields.Add("discounts[0][coupon]", coupon);
        }
        else if (checkout.TakesPromotionCodes)
        {
            fields.Add("allow_promotion_codes", true);
        }
    }

    private static void AddTax(FormFields fields, NewGatewayCheckout checkout)
    {
        if (!checkout.AutomaticTax)
        {
            return;
        }

        fields.Add("automatic_tax[enabled]", true).Add("tax_id_collection[enabled]", true).Add("billing_address_collection", "required");
        if (checkout.CustomerId is not null)
        {
            fields.Add("customer_update[address]", "auto").Add("customer_update[name]", "auto");
        }
    }

    private static void AddSubscription(FormFields fields, NewGatewayCheckout checkout)
    {
        fields.AddAll("subscription_data[metadata]", checkout.Metadata);
        var triesWithoutCard = checkout.TrialDays > 0 && !checkout.TrialNeedsCard;
        fields.Add("subscription_data[trial_period_days]", checkout.TrialDays > 0 ? checkout.TrialDays : null)
            .Add("payment_method_collection", triesWithoutCard || !checkout.NeedsCard ? "if_required" : null)
            .Add("subscription_data[trial_settings][end_behavior][missing_payment_method]", triesWithoutCard ? "cancel" : null);
    }
}

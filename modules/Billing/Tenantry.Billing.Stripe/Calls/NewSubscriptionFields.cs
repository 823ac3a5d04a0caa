using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Stripe;

/// <summary>Writes a new subscription for the preview and for the making. Both come from here, or a customer is shown one amount and charged another.</summary>
internal static class NewSubscriptionFields
{
    public static FormFields Of(NewGatewaySubscription subscription, bool isPreview)
    {
        var fields = new FormFields().Add("customer", subscription.CustomerId);
        foreach (var (index, item) in subscription.Items.Index())
        {
            var name = isPreview ? $"subscription_details[items][{index}]" : $"items[{index}]";
            fields.Add($"{name}[price]", item.PriceId).Add($"{name}[quantity]", item.Quantity);
        }

        if (subscription.PromotionCodeId is { } code)
        {
            fields.Add("discounts[0][promotion_code]", code);
        }
        else if (subscription.CouponId is { } coupon)
        {
            fields.Add("discounts[0][coupon]", coupon);
        }

        if (subscription.AutomaticTax)
        {
            fields.Add("automatic_tax[enabled]", true);
        }

        return isPreview
            ? fields
            // Without it the plan would begin first and ask for the money later.
            : fields.Add("default_payment_method", subscription.PaymentMethodId).Add("payment_behavior", "error_if_incomplete").AddAll("metadata", subscription.Metadata);
    }
}

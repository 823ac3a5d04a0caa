using System.Collections.Immutable;
using Stripe;

namespace Tenantry.Billing.Stripe;

/// <summary>
/// Represents a new subscription in Stripe's terms. The preview and the subscription are both built from it; otherwise a customer would see
/// one amount and be charged another.
/// </summary>
internal sealed record NewSubscriptionFields(string Customer, ImmutableArray<GatewayCheckoutLine> Items)
{
    public string? PromotionCode { get; init; }

    public string? Coupon { get; init; }

    public bool AutomaticTax { get; init; }

    private bool IsDiscounted => PromotionCode is not null || Coupon is not null;

    public static NewSubscriptionFields Of(NewGatewaySubscription subscription) => new(subscription.CustomerId, subscription.Items)
    {
        PromotionCode = subscription.PromotionCodeId,
        Coupon = subscription.PromotionCodeId is null ? subscription.CouponId : null,
        AutomaticTax = subscription.AutomaticTax,
    };

    public SubscriptionCreateOptions ToCreation(string? paymentMethod, IReadOnlyDictionary<string, string> metadata)
    {
        var request = new SubscriptionCreateOptions
        {
            Customer = Customer,
            Items = [.. Items.Select(item => new SubscriptionItemOptions { Price = item.PriceId, Quantity = item.Quantity })],
            AutomaticTax = AutomaticTax ? new() { Enabled = true } : null,
            DefaultPaymentMethod = paymentMethod,
            // Without it, the plan would start before it is paid.
            PaymentBehavior = "error_if_incomplete",
            Metadata = new(metadata),
        };
        if (IsDiscounted)
        {
            request.Discounts = [new() { PromotionCode = PromotionCode, Coupon = Coupon }];
        }

        return request;
    }

    public InvoiceCreatePreviewOptions ToPreview()
    {
        var request = new InvoiceCreatePreviewOptions
        {
            Customer = Customer,
            SubscriptionDetails = new()
            {
                Items =
                [
                    .. Items.Select(item => new InvoiceSubscriptionDetailsItemOptions { Price = item.PriceId, Quantity = item.Quantity }),
                ],
            },
            AutomaticTax = AutomaticTax ? new() { Enabled = true } : null,
        };
        if (IsDiscounted)
        {
            request.Discounts = [new() { PromotionCode = PromotionCode, Coupon = Coupon }];
        }

        return request;
    }
}

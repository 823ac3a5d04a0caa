using Stripe.Checkout;

namespace Tenantry.Billing.Stripe;

/// <summary>Builds the request that creates a checkout session.</summary>
internal static class CheckoutSessionRequest
{
    public static SessionCreateOptions Create(NewGatewayCheckout checkout)
    {
        var request = new SessionCreateOptions
        {
            Mode = checkout.IsRecurring ? "subscription" : "payment",
            ClientReferenceId = checkout.Attempt.ToString(),
            Customer = checkout.CustomerId,
            CustomerEmail = checkout.CustomerId is null ? checkout.Email : null,
            ExpiresAt = checkout.ExpiresAt?.UtcDateTime,
            Metadata = new(checkout.Metadata),
            LineItems = [.. checkout.Lines.Select(line => new SessionLineItemOptions { Price = line.PriceId, Quantity = line.Quantity })],
            AfterExpiration = checkout.IsRecoverable ? new() { Recovery = new() { Enabled = true } } : null,
        };
        SetUrls(request, checkout);
        SetDiscount(request, checkout);
        SetTax(request, checkout);
        if (checkout.IsRecurring)
        {
            SetSubscription(request, checkout);
        }
        else
        {
            SetPayment(request, checkout);
        }

        return request;
    }

    private static void SetUrls(SessionCreateOptions request, NewGatewayCheckout checkout)
    {
        if (checkout.IsEmbedded)
        {
            (request.UiMode, request.ReturnUrl) = ("embedded_page", checkout.SuccessUrl);
        }
        else
        {
            (request.SuccessUrl, request.CancelUrl) = (checkout.SuccessUrl, checkout.CancelUrl);
        }
    }

    private static void SetDiscount(SessionCreateOptions request, NewGatewayCheckout checkout)
    {
        if (checkout.PromotionCodeId is { } code)
        {
            request.Discounts = [new() { PromotionCode = code }];
        }
        else if (checkout.CouponId is { } coupon)
        {
            request.Discounts = [new() { Coupon = coupon }];
        }
        else if (checkout.AllowPromotionCodes)
        {
            request.AllowPromotionCodes = true;
        }
    }

    private static void SetTax(SessionCreateOptions request, NewGatewayCheckout checkout)
    {
        if (!checkout.AutomaticTax)
        {
            return;
        }

        request.AutomaticTax = new() { Enabled = true };
        request.TaxIdCollection = new() { Enabled = true };
        request.BillingAddressCollection = "required";
        if (checkout.CustomerId is not null)
        {
            request.CustomerUpdate = new() { Address = "auto", Name = "auto" };
        }
    }

    private static void SetSubscription(SessionCreateOptions request, NewGatewayCheckout checkout)
    {
        var isTrialWithoutCard = checkout.TrialDays > 0 && !checkout.TrialNeedsCard;
        request.SubscriptionData = new()
        {
            Metadata = new(checkout.Metadata),
            TrialPeriodDays = checkout.TrialDays > 0 ? checkout.TrialDays : null,
            TrialSettings = isTrialWithoutCard ? new() { EndBehavior = new() { MissingPaymentMethod = "cancel" } } : null,
        };
        request.PaymentMethodCollection = isTrialWithoutCard || !checkout.NeedsCard ? "if_required" : null;
    }

    private static void SetPayment(SessionCreateOptions request, NewGatewayCheckout checkout)
    {
        // Without a customer, a guest's purchase could not be assigned to anyone.
        request.CustomerCreation = checkout.CustomerId is null ? "always" : null;
        // By default Stripe creates no invoice for a one-time purchase, and the payment does not describe the purchase.
        request.InvoiceCreation = new() { Enabled = true, InvoiceData = new() { Metadata = new(checkout.Metadata) } };
        request.PaymentIntentData = new() { Metadata = new(checkout.Metadata) };
    }
}

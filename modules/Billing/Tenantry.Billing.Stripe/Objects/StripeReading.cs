namespace Tenantry.Billing.Stripe.Objects;

/// <summary>Brings Stripe's objects into the gateway's words.</summary>
internal static class StripeReading
{
    public static GatewayCheckout Read(this StripeCheckoutSession session) => new(
        session.Id,
        session.Url,
        session is { Status: "complete", PaymentStatus: "paid" or "no_payment_required" },
        session.Status == "expired",
        session.Customer,
        session.Subscription,
        session.PaymentIntent,
        session is { AmountTotal: { } total, Currency: { } currency } ? StripeAmounts.FromStripe(total, currency) : null);

    public static GatewaySubscription Read(this StripeSubscription subscription)
    {
        var item = subscription.Items.Data.Count > 0
            ? subscription.Items.Data[0]
            : throw new GatewayException("no_items", $"Subscription {subscription.Id} has no items.", isTransient: false);
        return new GatewaySubscription(
            subscription.Id,
            subscription.Customer,
            Status(subscription),
            item.Price.Id,
            item.Quantity ?? 1,
            Time(subscription.StartDate),
            Time(item.CurrentPeriodStart),
            Time(item.CurrentPeriodEnd),
            Time(subscription.TrialEnd),
            subscription.CancelAtPeriodEnd || subscription.CancelAt == item.CurrentPeriodEnd,
            Time(subscription.EndedAt));
    }

    public static GatewayInvoice Read(this StripeInvoice invoice) => new(
        invoice.Id,
        invoice.Customer ?? throw new GatewayException("no_customer", $"Invoice {invoice.Id} has no customer.", isTransient: false),
        invoice.Parent?.SubscriptionDetails?.Subscription,
        invoice.Number,
        invoice.Status switch
        {
            "draft" => InvoiceStatus.Draft,
            "open" => InvoiceStatus.Open,
            "paid" => InvoiceStatus.Paid,
            "void" => InvoiceStatus.Void,
            "uncollectible" => InvoiceStatus.Uncollectible,
            _ => throw Unknown("invoice", invoice.Status),
        },
        StripeAmounts.FromStripe(invoice.Total, invoice.Currency),
        invoice.AttemptCount,
        Time(invoice.NextPaymentAttempt),
        Time(invoice.Created),
        Time(invoice.StatusTransitions.PaidAt),
        invoice.HostedInvoiceUrl);

    public static GatewayEvent Read(this StripeEvent happened) => new(
        happened.Id,
        happened.Type,
        happened.Data.Object.Object switch
        {
            "checkout.session" => GatewayObject.Checkout,
            "subscription" => GatewayObject.Subscription,
            "invoice" => GatewayObject.Invoice,
            _ => GatewayObject.Other,
        },
        happened.Data.Object.Id ?? "",
        Time(happened.Created),
        happened.Livemode);

    private static SubscriptionStatus Status(StripeSubscription subscription) => subscription.Status switch
    {
        "active" or "past_due" or "trialing" when subscription.PauseCollection is not null => SubscriptionStatus.Paused,
        "incomplete" => SubscriptionStatus.Incomplete,
        "incomplete_expired" or "canceled" => SubscriptionStatus.Canceled,
        "trialing" => SubscriptionStatus.Trialing,
        "active" => SubscriptionStatus.Active,
        "past_due" => SubscriptionStatus.PastDue,
        "unpaid" => SubscriptionStatus.Unpaid,
        "paused" => SubscriptionStatus.Paused,
        _ => throw Unknown("subscription", subscription.Status),
    };

    private static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static DateTimeOffset? Time(long? seconds) => seconds is { } known ? Time(known) : null;

    private static GatewayException Unknown(string what, string? status) =>
        new("unknown_status", $"Stripe gave a {what} the status '{status}', which version {StripeOptions.ApiVersion} does not have.", isTransient: false);
}

using Stripe.Checkout;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeCheckoutSession
{
    private static readonly RequiredFields Fields = new(
        "checkout session", "id", "url?", "status?", "payment_status", "customer?", "subscription?", "payment_intent?", "invoice?",
        "amount_total?", "currency?",
        "client_secret?", "customer_details?.email?", "customer_details?.name?", "customer_email?", "total_details?.amount_tax",
        "total_details?.amount_discount",
        "after_expiration?.recovery?.url?", "recovered_from?", "metadata?");

    public static GatewayCheckout ToGateway(this Session session)
    {
        Fields.Check(session);
        return new(
            new(session.Id), session.Url, session is { Status: "complete", PaymentStatus: "paid" or "no_payment_required" },
            session.Status == "expired", GatewayId.From<GatewayCustomerId>(session.CustomerId),
            GatewayId.From<GatewaySubscriptionId>(session.SubscriptionId), GatewayId.From<GatewayPaymentId>(session.PaymentIntentId),
            session.ToMoney(session.AmountTotal))
        {
            InvoiceId = GatewayId.From<GatewayInvoiceId>(session.InvoiceId),
            ClientSecret = session.ClientSecret,
            Email = session.CustomerDetails?.Email ?? session.CustomerEmail,
            Name = session.CustomerDetails?.Name,
            Tax = session.ToMoney(session.TotalDetails?.AmountTax),
            Discount = session.ToMoney(session.TotalDetails?.AmountDiscount),
            RecoveryUrl = session.AfterExpiration?.Recovery?.Url,
            RecoveredFrom = GatewayId.From<GatewayCheckoutId>(session.RecoveredFrom),
            Metadata = session.Metadata ?? [],
        };
    }

    private static Money? ToMoney(this Session session, long? amount) =>
        amount is { } minorUnits && session.Currency is { } currency ? StripeAmounts.FromStripe(minorUnits, currency) : null;
}

using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeInvoicePayment
{
    private static readonly RequiredFields Fields = new("invoice payment", "invoice", "payment.type");

    private static readonly RequiredFields IntentFields = new("invoice payment", "payment.payment_intent");

    /// <summary>Gets the ID of the latest payment that was made with a payment intent.</summary>
    public static string? ReadPaymentId(this StripeList<InvoicePayment> payments)
    {
        foreach (var payment in payments.Data)
        {
            payment.Check();
        }

        return payments.Data.LastOrDefault(payment => payment.Payment.PaymentIntentId is not null)?.Payment.PaymentIntentId;
    }

    public static string ReadInvoiceId(this InvoicePayment payment)
    {
        payment.Check();
        return payment.InvoiceId;
    }

    private static void Check(this InvoicePayment payment)
    {
        Fields.Check(payment);
        if (payment.Payment.Type == "payment_intent")
        {
            IntentFields.Check(payment);
        }
    }
}

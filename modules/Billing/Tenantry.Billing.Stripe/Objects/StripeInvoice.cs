using System.Collections.Immutable;
using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeInvoice
{
    private static readonly RequiredFields Fields = new(
        "invoice", "customer?", "parent?.subscription_details?.subscription", "number?", "status?", "total", "total_excluding_tax?",
        "subtotal", "amount_due", "amount_paid",
        "currency", "attempt_count", "next_payment_attempt?", "created", "status_transitions.paid_at?", "status_transitions.finalized_at?",
        "lines.data", "lines.has_more",
        "total_taxes?", "billing_reason?", "metadata", "post_payment_credit_notes_amount", "pre_payment_credit_notes_amount");

    // A preview has no ID and no payments.
    private static readonly RequiredFields StoredFields = new("invoice", "id", "payments.data");

    /// <summary>Maps an existing invoice that was read with its payments expanded.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="lines">All lines, if the invoice contains only the first ones.</param>
    public static GatewayInvoice ToGateway(this Invoice invoice, IReadOnlyList<InvoiceLineItem>? lines = null)
    {
        StoredFields.Check(invoice);
        return invoice.ToPreview(lines) with
        {
            Id = new(invoice.Id), PaymentId = GatewayId.From<GatewayPaymentId>(invoice.Payments.ReadPaymentId()),
        };
    }

    /// <summary>Maps the preview of an invoice.</summary>
    public static GatewayInvoice ToPreview(this Invoice invoice, IReadOnlyList<InvoiceLineItem>? lines = null)
    {
        Fields.Check(invoice);
        return new(
            new(invoice.Id ?? ""),
            new(invoice.CustomerId
                ?? throw new GatewayException("no_customer", $"Invoice {invoice.Id} has no customer.", isTransient: false)),
            GatewayId.From<GatewaySubscriptionId>(invoice.Parent?.SubscriptionDetails?.SubscriptionId),
            invoice.Number,
            invoice.ReadStatus(),
            invoice.ToMoney(invoice.Total),
            checked((int)invoice.AttemptCount),
            invoice.NextPaymentAttempt.ToOffset(),
            invoice.Created.ToOffset(),
            invoice.StatusTransitions.PaidAt.ToOffset(),
            invoice.HostedInvoiceUrl)
        {
            TotalExcludingTax = invoice.ToMoney(invoice.TotalExcludingTax ?? invoice.Total),
            Subtotal = invoice.ToMoney(invoice.Subtotal),
            AmountDue = invoice.ToMoney(invoice.AmountDue),
            AmountPaid = invoice.ToMoney(invoice.AmountPaid),
            Reason = StripeReasons.OfInvoice(invoice.BillingReason),
            Metadata = invoice.Metadata,
            FinalizedAt = invoice.StatusTransitions.FinalizedAt.ToOffset(),
            Lines = [.. (lines ?? invoice.Lines.Data).Select(line => line.ToGateway(invoice.Currency))],
            Taxes = [.. invoice.TotalTaxes?.Select(tax => tax.ToGateway(invoice.Currency)) ?? []],
            Credited = invoice.ToMoney(invoice.PostPaymentCreditNotesAmount),
            CreditedBefore = invoice.ToMoney(invoice.PrePaymentCreditNotesAmount),
        };
    }

    private static Money ToMoney(this Invoice invoice, long amount) => StripeAmounts.FromStripe(amount, invoice.Currency);

    private static InvoiceStatus ReadStatus(this Invoice invoice) => invoice.Status switch
    {
        "draft" => InvoiceStatus.Draft,
        "open" => InvoiceStatus.Open,
        "paid" => InvoiceStatus.Paid,
        "void" => InvoiceStatus.Void,
        "uncollectible" => InvoiceStatus.Uncollectible,
        _ => throw StripeValues.UnknownStatus("invoice", invoice.Id, invoice.Status),
    };
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Updates the amount due of an open invoice.</summary>
internal static class InvoiceAmountDue
{
    /// <summary>
    /// Reduces the amount due by a credit note, or restores it when the credit note is voided. An invoice with nothing left to pay becomes
    /// paid.
    /// </summary>
    public static void Reduce(Change change, JsonObject invoice, long reduction)
    {
        invoice["pre_payment_credit_notes_amount"] = invoice.Long("pre_payment_credit_notes_amount") + reduction;
        invoice["amount_due"] = invoice.Long("amount_due") - reduction;
        invoice["amount_remaining"] = invoice.Long("amount_remaining") - reduction;
        var remaining = invoice.Long("amount_remaining");
        if (change.Find("payment_intent", invoice.Text("_payment_intent")) is { } intent)
        {
            if (remaining > 0)
            {
                change.Edit(intent)["amount"] = remaining;
                change.Edit("invoice_payment", invoice.Text("_payment"))["amount_requested"] = remaining;
            }
            else
            {
                VoidInvoice.CancelIntent(change, intent);
                invoice["_payment_intent"] = null;
                invoice["_payment"] = null;
            }
        }

        if (remaining == 0)
        {
            PayInvoice.MarkPaid(change, invoice);
        }
    }
}

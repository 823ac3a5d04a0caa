namespace Tenantry.Billing.StripeEmulator;

/// <summary>What an open invoice still asks for.</summary>
internal static class InvoiceDue
{
    /// <summary>A credit note took a part away, or gave it back when it was voided. What falls to nothing is paid by that.</summary>
    public static void Lower(Change change, JsonObject invoice, long by)
    {
        invoice["pre_payment_credit_notes_amount"] = invoice.Long("pre_payment_credit_notes_amount") + by;
        invoice["amount_due"] = invoice.Long("amount_due") - by;
        invoice["amount_remaining"] = invoice.Long("amount_remaining") - by;
        var left = invoice.Long("amount_remaining");
        if (change.Find("payment_intent", invoice.Text("_payment_intent")) is { } intent)
        {
            if (left > 0)
            {
                change.Edit(intent)["amount"] = left;
                change.Edit("invoice_payment", invoice.Text("_payment"))["amount_requested"] = left;
            }
            else
            {
                VoidInvoice.CancelIntent(change, intent);
                invoice["_payment_intent"] = null;
                invoice["_payment"] = null;
            }
        }

        if (left == 0)
        {
            PayInvoice.Settle(change, invoice);
        }
    }
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Sends invoices that customers pay manually by a due date. No email is sent; the hosted page is the invoice.</summary>
internal static class InvoiceSending
{
    public static void Map(StripeApi api) => api.Post("invoices/{id}/send", "", call =>
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        if (invoice.Text("collection_method") != "send_invoice")
        {
            throw StripeApiException.Invalid("You can only send an invoice whose `collection_method` is `send_invoice`.",
                code: "invoice_not_editable");
        }

        if (invoice.Text("status") == "draft")
        {
            return FinalizeInvoice.Run(call.Change, invoice, call.Context.Address);
        }

        call.Change.Publish("invoice.sent", invoice);
        return invoice;
    });

    public static void Send(Change change, JsonObject invoice, long dueDate)
    {
        invoice["collection_method"] = "send_invoice";
        invoice["due_date"] = dueDate;
        invoice["_due"] = dueDate;
        change.Publish("invoice.sent", invoice);
    }

    /// <summary>
    /// Processes the due time: a draft is finalized automatically, and an open invoice past its due date becomes overdue.
    /// </summary>
    public static void ProcessDue(Change change, JsonObject invoice, string address)
    {
        invoice["_due"] = null;
        if (invoice.Text("status") == "draft")
        {
            FinalizeInvoice.Run(change, invoice, address);
            if (invoice.Text("status") == "open" && invoice.Text("collection_method") == "charge_automatically")
            {
                PayInvoice.Run(change, invoice);
            }
        }
        else if (invoice.Text("status") == "open")
        {
            change.Publish("invoice.overdue", invoice);
            Dunning.HandleOverdue(change, invoice);
        }
    }
}

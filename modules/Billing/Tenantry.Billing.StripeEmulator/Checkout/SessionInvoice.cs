namespace Tenantry.Billing.StripeEmulator;

/// <summary>Creates the invoice of a one-time payment if <c>invoice_creation</c> is enabled.</summary>
internal static class SessionInvoice
{
    public static JsonObject Settings(JsonObject? parameters) => new()
    {
        ["enabled"] = parameters?.Bool("enabled") == true,
        ["invoice_data"] = new JsonObject
        {
            ["account_tax_ids"] = null,
            ["custom_fields"] = null,
            ["description"] = parameters?.Text("invoice_data.description"),
            ["footer"] = parameters?.Text("invoice_data.footer"),
            ["issuer"] = null,
            ["metadata"] = parameters?.Obj("invoice_data.metadata")?.Clone() ?? [],
            ["rendering_options"] = null,
        },
    };

    public static bool IsEnabled(JsonObject session) => session.Bool("invoice_creation.enabled");

    /// <summary>Creates a finalized, open invoice from the session's line items. It shares the session's payment intent.</summary>
    public static JsonObject Issue(Change change, JsonObject session, JsonObject customer, string address)
    {
        var invoice = InvoiceDraft.Start(change, customer, session.Text("currency")!, "manual");
        invoice.CopyFrom(session.Obj("invoice_creation.invoice_data")!, "description", "footer", "metadata");
        invoice["automatic_tax"] = AutomaticTax.Status(session.Bool("automatic_tax.enabled"), status: null);
        foreach (var item in session.Rows("_line_items"))
        {
            var line = InvoiceLines.Add(invoice, item.Long("amount_subtotal"), item.Text("description"), change.Now, change.Now,
                item.Long("quantity"), item.Obj("price"));
            line["_tax_rates"] = item["_tax_rates"]?.DeepClone();
            line["metadata"] = item.Obj("metadata")!.Clone();
        }

        if (SessionTotals.Discount(change, session) is { } discount)
        {
            Discounts.Redeem(change, discount.Coupon, discount.Code, invoice);
        }

        InvoiceTotals.Set(change, invoice);
        change.Publish("invoice.created", invoice);
        FinalizeInvoice.Run(change, invoice, address);
        session["invoice"] = invoice.Id();
        return invoice;
    }
}

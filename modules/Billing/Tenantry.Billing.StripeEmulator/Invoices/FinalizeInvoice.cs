namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Finalizes a draft invoice: assigns a number, a hosted page and a payment intent. An invoice with nothing due is paid immediately.
/// </summary>
internal static class FinalizeInvoice
{
    public static void Map(StripeApi api) => api.Post("invoices/{id}/finalize", "auto_advance:bool", call =>
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        return invoice.Text("status") == "draft"
            ? Run(call.Change, invoice, call.Context.Address)
            : throw StripeApiException.Invalid("This invoice is already finalized, you can't re-finalize a non-draft invoice.",
                code: "invoice_not_editable");
    });

    public static JsonObject Run(Change change, JsonObject invoice, string address)
    {
        if (invoice.Bool("automatic_tax.enabled"))
        {
            AutomaticTax.CheckLocation(change.Get("customer", invoice.Text("customer")));
        }

        InvoiceTotals.Set(change, invoice);
        invoice["_due"] = null;
        var customer = change.Edit("customer", invoice.Text("customer"));
        var due = invoice.Long("amount_due");
        var sequence = customer.Long("next_invoice_sequence");
        customer["next_invoice_sequence"] = sequence + 1;
        CustomerCurrency.SetFromInvoice(customer, invoice);
        if (invoice.Long("total") != due)
        {
            CustomerBalance.Adjust(change, customer, invoice.Long("total") - due, invoice.Text("currency")!, "applied_to_invoice", invoice);
        }

        invoice["ending_balance"] = invoice.Long("starting_balance") + invoice.Long("total") - due;
        invoice["number"] = $"{customer.Text("invoice_prefix")}-{sequence:0000}";
        invoice["status"] = "open";
        invoice["effective_at"] = change.Now;
        if (invoice.Obj("rendering.pdf") is { } pdf)
        {
            pdf["page_size"] = change.Country is "CA" or "US" ? "letter" : "a4";
        }

        invoice["hosted_invoice_url"] = $"{address}/i/{invoice.Id()}";
        invoice.Obj("status_transitions")!["finalized_at"] = change.Now;
        if (due > 0)
        {
            var intent = PaymentIntents.Add(change, due, invoice.Text("currency")!, customer.Id(), Description(invoice));
            if (invoice.Text("parent.type") == "subscription_details")
            {
                intent["payment_details"] = new JsonObject { ["customer_reference"] = null, ["order_reference"] = invoice.Id() };
                intent["setup_future_usage"] = "off_session";
            }

            change.Publish("payment_intent.created", intent);
            invoice["_payment_intent"] = intent.Id();
            AddPayment(change, invoice, intent);
        }

        change.Publish("customer.updated", customer);
        change.Publish("invoice.finalized", invoice);
        if (due == 0)
        {
            PayInvoice.MarkPaid(change, invoice);
        }
        else if (invoice.Text("collection_method") == "send_invoice" && invoice.Text("parent.type") is null)
        {
            InvoiceSending.Send(change, invoice, invoice.LongOrNull("due_date") ?? change.Now);
        }

        return invoice;
    }

    private static void AddPayment(Change change, JsonObject invoice, JsonObject intent)
    {
        var payment = Shape.Of("invoice_payment", NewId.Of("inpay"), change.Now);
        payment["amount_requested"] = intent.Long("amount");
        payment["currency"] = intent.Text("currency");
        payment["invoice"] = invoice.Id();
        payment["payment"] = new JsonObject { ["payment_intent"] = intent.Id(), ["type"] = "payment_intent" };
        change.Add(payment);
        invoice["_payment"] = payment.Id();
    }

    private static string Description(JsonObject invoice) => invoice.Text("billing_reason") switch
    {
        "subscription_create" => "Subscription creation",
        "subscription_cycle" or "subscription_update" => "Subscription update",
        _ => "Payment for Invoice",
    };
}

namespace Tenantry.Billing.StripeEmulator;

internal static class Invoices
{
    private const long Day = 24 * 60 * 60;
    private const long DraftSeconds = 60 * 60;

    public static void Map(StripeApi api)
    {
        api.Post("invoices", "customer! subscription auto_advance:bool description footer metadata{*} currency " +
            "pending_invoice_items_behavior:include|exclude collection_method:charge_automatically|send_invoice " +
            $"days_until_due:int due_date:int default_payment_method default_tax_rates[] automatic_tax{{enabled!:bool}} "
                + $"{Discounts.Parameter}", Create);
        api.Post("invoices/{id}",
            $"auto_advance:bool description footer metadata{{*}} default_payment_method default_tax_rates[] "
                + $"automatic_tax{{enabled!:bool}} due_date:int {Discounts.Parameter}", Update);
        api.Delete("invoices/{id}", "", Delete);
        api.Retrieve("invoices/{id}", "invoice");
        api.List("invoices",
            "customer subscription status:draft|open|paid|uncollectible|void collection_method:charge_automatically|send_invoice "
                + "created:range", call =>
            call.Change.All("invoice")
                .Where(row => call.Params.Text("subscription") is not { } subscriptionId
                    || row.Text("parent.subscription_details.subscription") == subscriptionId)
                .Where(call.Params, "customer", "status", "collection_method").CreatedIn(call.Params));
        api.List("invoices/{id}/lines", "", call => call.Change.Get("invoice", call.Id).Rows("lines.data"));
        api.Retrieve("invoice_payments/{id}", "invoice_payment");
        api.List("invoice_payments", "invoice payment{type:payment_intent|charge payment_intent} status:open|paid|canceled created:range",
            call =>
            call.Change.All("invoice_payment")
                .Where(row => call.Params.Text("payment.payment_intent") is not { } subscriptionId
                    || row.Text("payment.payment_intent") == subscriptionId)
                .Where(call.Params, "invoice", "status").CreatedIn(call.Params));
        FinalizeInvoice.Map(api);
        PayInvoice.Map(api);
        VoidInvoice.Map(api);
        InvoiceSending.Map(api);
        PreviewInvoice.Map(api);
    }

    private static JsonObject Create(StripeCall call)
    {
        var parameters = call.Params;
        var customer = Customers.GetExisting(call.Change, parameters.Text("customer"));
        call.UseClockOf(customer);
        var pendingItem = call.Change.All("invoiceitem", "customer", customer.Id()).FirstOrDefault(row => row.Text("invoice") is null);
        var currency = parameters.Text("currency") ?? pendingItem?.Text("currency") ?? customer.Text("currency") ?? "usd";
        var subscription = Subscription(call);
        var invoice = InvoiceDraft.Start(call.Change, customer, currency, "manual", subscription);
        invoice["rendering"] = new JsonObject
        {
            ["amount_tax_display"] = null,
            ["pdf"] = new JsonObject { ["page_size"] = "auto" },
            ["template"] = null,
            ["template_version"] = null,
        };
        invoice["period_start"] = subscription?.Long("start_date") ?? call.Change.Now;
        invoice["auto_advance"] = parameters.Bool("auto_advance");
        invoice["_due"] = parameters.Bool("auto_advance") ? call.Change.Now + DraftSeconds : null;
        invoice["automatically_finalizes_at"] = invoice["_due"]?.DeepClone();
        invoice.CopyFrom(parameters, "collection_method", "due_date");
        if (invoice.Text("collection_method") == "send_invoice")
        {
            invoice["due_date"] ??= call.Change.Now
                + ((parameters.LongOrNull("days_until_due") ?? throw StripeApiException.ParameterMissing("days_until_due")) * Day);
        }

        Fill(call, invoice);
        if (parameters.Text("pending_invoice_items_behavior") == "include")
        {
            InvoiceDraft.AddPendingItems(call.Change, invoice, parameters.Text("subscription"));
        }

        InvoiceTotals.Set(call.Change, invoice);
        call.Change.Publish("invoice.created", invoice);
        return invoice;
    }

    private static JsonObject? Subscription(StripeCall call) => call.Params.Text("subscription") is not { } id ? null
        : call.Change.Get("subscription", id, "subscription") is var subscription
        && subscription.Text("customer") == call.Params.Text("customer") ? subscription
        : throw StripeApiException.Invalid("The subscription belongs to another customer.", "subscription");

    private static JsonObject Update(StripeCall call)
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        if (invoice.Text("status") != "draft" && call.Params
            .Any(pair => pair.Key is "discounts" or "default_tax_rates" or "automatic_tax" or "due_date"))
        {
            throw StripeApiException.Invalid("Finalized invoices can't be updated in this way.", code: "invoice_not_editable");
        }

        invoice.CopyFrom(call.Params, "auto_advance", "due_date");
        Fill(call, invoice);
        if (invoice.Text("status") == "draft")
        {
            InvoiceTotals.Set(call.Change, invoice);
        }

        call.Change.Publish("invoice.updated", invoice);
        return invoice;
    }

    private static void Fill(StripeCall call, JsonObject invoice)
    {
        invoice.CopyFrom(call.Params, "description", "footer", "default_payment_method").MergeMetadata(call.Params);
        if (call.Params.ContainsKey("default_tax_rates"))
        {
            invoice["default_tax_rates"] = TaxRates.Resolve(call.Change, call.Params.Texts("default_tax_rates"), "default_tax_rates");
        }

        if (call.Params.Obj("automatic_tax") is { } automatic)
        {
            invoice["automatic_tax"] = AutomaticTax.Status(automatic.Bool("enabled"), status: null);
        }

        SubscriptionDiscounts.Replace(call.Change, invoice, call.Params);
    }

    private static JsonObject Delete(StripeCall call)
    {
        var invoice = call.Change.Get("invoice", call.Id);
        if (invoice.Text("status") != "draft" || invoice["parent"] is not null)
        {
            throw StripeApiException.Invalid("You can only delete draft invoices that are not part of a subscription.",
                code: "invoice_not_editable");
        }

        call.Change.Remove(invoice);
        call.Change.Publish("invoice.deleted", invoice);
        return Shape.Deleted(invoice);
    }
}

namespace Tenantry.Billing.StripeEmulator;

internal static class Invoices
{
    public static void Map(StripeApi api)
    {
        api.Post("invoices", "customer! auto_advance:bool description metadata{*} currency pending_invoice_items_behavior:include|exclude collection_method:charge_automatically default_payment_method", Create);
        api.Post("invoices/{id}", "auto_advance:bool description metadata{*} default_payment_method", Update);
        api.Delete("invoices/{id}", "", Delete);
        api.Retrieve("invoices/{id}", "invoice");
        api.List("invoices", "customer subscription status:draft|open|paid|uncollectible|void collection_method:charge_automatically|send_invoice created:range", call =>
            call.Change.All("invoice")
                .Where(row => call.Params.Text("subscription") is not { } of || row.Text("parent.subscription_details.subscription") == of)
                .Where(call.Params, "customer", "status", "collection_method").CreatedIn(call.Params));
        api.List("invoices/{id}/lines", "", call => call.Change.Get("invoice", call.Id).Rows("lines.data"));
        api.Retrieve("invoice_payments/{id}", "invoice_payment");
        api.List("invoice_payments", "invoice payment{type:payment_intent|charge payment_intent} status:open|paid|canceled created:range", call =>
            call.Change.All("invoice_payment")
                .Where(row => call.Params.Text("payment.payment_intent") is not { } of || row.Text("payment.payment_intent") == of)
                .Where(call.Params, "invoice", "status").CreatedIn(call.Params));
        FinalizeInvoice.Map(api);
        PayInvoice.Map(api);
        VoidInvoice.Map(api);
        PreviewInvoice.Map(api);
    }

    private static JsonObject Create(StripeCall call)
    {
        var customer = Customers.Living(call.Change, call.Params.Text("customer"));
        call.UseClockOf(customer);
        var waiting = call.Change.All("invoiceitem").FirstOrDefault(row => row.Text("customer") == customer.Id() && row.Text("invoice") is null);
        var currency = call.Params.Text("currency") ?? waiting?.Text("currency") ?? customer.Text("currency") ?? "usd";
        var invoice = InvoiceDraft.Start(call.Change, customer, currency, "manual");
        invoice.Take(call.Params, "auto_advance", "description", "default_payment_method").TakeMetadata(call.Params);
        invoice["auto_advance"] = call.Params.Bool("auto_advance");
        if (call.Params.Text("pending_invoice_items_behavior") == "include")
        {
            InvoiceDraft.AddWaiting(call.Change, invoice, subscription: null);
        }

        InvoiceDraft.Total(call.Change, invoice);
        call.Change.Say("invoice.created", invoice);
        return invoice;
    }

    private static JsonObject Update(StripeCall call)
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        invoice.Take(call.Params, "auto_advance", "description", "default_payment_method").TakeMetadata(call.Params);
        call.Change.Say("invoice.updated", invoice);
        return invoice;
    }

    private static JsonObject Delete(StripeCall call)
    {
        var invoice = call.Change.Get("invoice", call.Id);
        if (invoice.Text("status") != "draft" || invoice["parent"] is not null)
        {
            throw StripeRefusal.Invalid("You can only delete draft invoices that belong to no subscription.", code: "invoice_not_editable");
        }

        call.Change.Remove(invoice);
        call.Change.Say("invoice.deleted", invoice);
        return Shape.Deleted(invoice);
    }
}

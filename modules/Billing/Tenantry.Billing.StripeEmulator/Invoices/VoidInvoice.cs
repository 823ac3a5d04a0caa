namespace Tenantry.Billing.StripeEmulator;

internal static class VoidInvoice
{
    public static void Map(StripeApi api)
    {
        api.Post("invoices/{id}/void", "", call =>
        {
            var invoice = Open(call);
            Run(call.Change, invoice);
            Dunning.Closed(call.Change, invoice);
            return invoice;
        });
        api.Post("invoices/{id}/mark_uncollectible", "", call =>
        {
            var invoice = Open(call);
            GiveUp(call.Change, invoice, "user_forgiven");
            Dunning.Closed(call.Change, invoice);
            return invoice;
        });
    }

    /// <summary>Marks the invoice as uncollectible with one of the API's reasons.</summary>
    public static void GiveUp(Change change, JsonObject invoice, string reason)
    {
        invoice["status"] = "uncollectible";
        invoice["status_details"] = new JsonObject { ["uncollectible"] = new JsonObject { ["reason"] = reason } };
        invoice["next_payment_attempt"] = null;
        invoice["_due"] = null;
        invoice.Obj("status_transitions")!["marked_uncollectible_at"] = change.Now;
        change.Say("invoice.marked_uncollectible", invoice);
    }

    public static void Run(Change change, JsonObject invoice)
    {
        invoice["status"] = "void";
        invoice.Remove("status_details");
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice["_due"] = null;
        invoice.Obj("status_transitions")!["voided_at"] = change.Now;
        if (change.Find("payment_intent", invoice.Text("_payment_intent")) is { } intent)
        {
            CancelIntent(change, intent);
        }

        ReturnBalance(change, invoice);
        change.Say("invoice.voided", invoice);
    }

    public static void CancelIntent(Change change, JsonObject paymentIntent)
    {
        if (paymentIntent.Text("status") == "succeeded")
        {
            return;
        }

        var intent = change.Edit(paymentIntent);
        intent["status"] = "canceled";
        intent["canceled_at"] = change.Now;
        intent["cancellation_reason"] = "void_invoice";
        change.Say("payment_intent.canceled", intent);
    }

    /// <summary>Returns the applied customer balance to the customer.</summary>
    private static void ReturnBalance(Change change, JsonObject invoice)
    {
        var applied = (invoice.LongOrNull("ending_balance") ?? invoice.Long("starting_balance")) - invoice.Long("starting_balance");
        if (applied != 0)
        {
            var customer = change.Edit("customer", invoice.Text("customer"));
            CustomerBalance.Move(change, customer, -applied, invoice.Text("currency")!, "unapplied_from_invoice", invoice);
            change.Say("customer.updated", customer);
        }
    }

    private static JsonObject Open(StripeCall call)
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        return invoice.Text("status") is "open" or "uncollectible"
            ? invoice
            : throw StripeRefusal.Invalid($"You can only pass in open invoices. This invoice isn't open. It is {invoice.Text("status")}.", code: "status_transition_invalid");
    }
}

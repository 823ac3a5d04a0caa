namespace Tenantry.Billing.StripeEmulator;

internal static class VoidInvoice
{
    public static void Map(StripeApi api)
    {
        api.Post("invoices/{id}/void", "", call =>
        {
            var invoice = GetOpen(call);
            Run(call.Change, invoice);
            Dunning.HandleClosed(call.Change, invoice);
            return invoice;
        });
        api.Post("invoices/{id}/mark_uncollectible", "", call =>
        {
            var invoice = GetOpen(call);
            MarkUncollectible(call.Change, invoice, "user_forgiven");
            Dunning.HandleClosed(call.Change, invoice);
            return invoice;
        });
    }

    /// <summary>Marks the invoice as uncollectible with one of the API's reasons.</summary>
    public static void MarkUncollectible(Change change, JsonObject invoice, string reason)
    {
        invoice["status"] = "uncollectible";
        invoice["status_details"] = new JsonObject { ["uncollectible"] = new JsonObject { ["reason"] = reason } };
        invoice["next_payment_attempt"] = null;
        invoice["_due"] = null;
        invoice.Obj("status_transitions")!["marked_uncollectible_at"] = change.Now;
        change.Publish("invoice.marked_uncollectible", invoice);
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

        RestoreBalance(change, invoice);
        change.Publish("invoice.voided", invoice);
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
        change.Publish("payment_intent.canceled", intent);
    }

    /// <summary>Returns the applied customer balance to the customer.</summary>
    private static void RestoreBalance(Change change, JsonObject invoice)
    {
        var applied = (invoice.LongOrNull("ending_balance") ?? invoice.Long("starting_balance")) - invoice.Long("starting_balance");
        if (applied != 0)
        {
            var customer = change.Edit("customer", invoice.Text("customer"));
            CustomerBalance.Adjust(change, customer, -applied, invoice.Text("currency")!, "unapplied_from_invoice", invoice);
            change.Publish("customer.updated", customer);
        }
    }

    private static JsonObject GetOpen(StripeCall call)
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        return invoice.Text("status") is "open" or "uncollectible"
            ? invoice
            : throw StripeApiException.Invalid(
                $"You can only pass in open invoices. This invoice isn't open. It is {invoice.Text("status")}.",
                code: "status_transition_invalid");
    }
}

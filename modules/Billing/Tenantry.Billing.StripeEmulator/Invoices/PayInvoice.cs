namespace Tenantry.Billing.StripeEmulator;

/// <summary>Collects the payment of an open invoice and applies the result to its subscription.</summary>
internal static class PayInvoice
{
    public static void Map(StripeApi api) => api.Post("invoices/{id}/pay", "payment_method off_session:bool paid_out_of_band:bool", call =>
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        if (invoice.Text("status") == "draft")
        {
            FinalizeInvoice.Run(call.Change, invoice, call.Context.Address);
            if (invoice.Text("status") == "paid")
            {
                return invoice;
            }
        }

        if (invoice.Text("status") != "open")
        {
            throw StripeApiException.Invalid($"Invoice is already {invoice.Text("status")}", code: "invoice_already_paid");
        }

        if (call.Params.Bool("paid_out_of_band"))
        {
            invoice["amount_paid_off_stripe"] = invoice.Long("amount_due");
            MarkPaid(call.Change, invoice);
            return invoice;
        }

        var paymentMethod = call.Params.Text("payment_method") is { } id
            ? call.Change.Get("payment_method", id, "payment_method").Id() : null;
        var outcome = Run(call.Change, invoice, paymentMethod, offSession: !call.Params.ContainsKey("off_session")
            || call.Params.Bool("off_session"));
        return outcome == PaymentOutcome.Succeeded ? invoice : throw CreateError(call.Change, invoice);
    });

    public static PaymentOutcome Run(Change change, JsonObject invoice, string? paymentMethod = null, bool offSession = true,
        bool authenticated = false)
    {
        var subscription = change.Find("subscription", invoice.Text("parent.subscription_details.subscription"));
        var intent = change.Edit("payment_intent", invoice.Text("_payment_intent"));
        invoice["attempted"] = true;
        invoice["attempt_count"] = invoice.Long("attempt_count") + 1;
        var method = PaymentMethods.Resolve(change, invoice.Text("customer"), paymentMethod
            ?? invoice.Text("default_payment_method"), subscription);
        var outcome = method is null ? PaymentOutcome.Declined : Charging.Confirm(change, intent, method, offSession, authenticated);
        invoice["_hopeless"] = outcome == PaymentOutcome.Declined
            && CardDecline.IsHardDecline(intent.Text("last_payment_error.decline_code")) ? method?.Id() : null;
        if (outcome == PaymentOutcome.Succeeded)
        {
            MarkPaid(change, invoice);
            return outcome;
        }

        HandleFailed(change, invoice, outcome, intent);
        return outcome;
    }

    /// <summary>Marks the invoice as paid, by any means.</summary>
    public static void MarkPaid(Change change, JsonObject invoice)
    {
        invoice["status"] = "paid";
        invoice.Remove("status_details");
        invoice["attempted"] = true;
        invoice["amount_paid"] = invoice.Long("amount_due");
        invoice["amount_remaining"] = 0;
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice["_due"] = null;
        invoice.Obj("status_transitions")!["paid_at"] = change.Now;
        if (change.Find("invoice_payment", invoice.Text("_payment")) is not null)
        {
            var payment = change.Edit("invoice_payment", invoice.Text("_payment"));
            payment["amount_paid"] = invoice.Long("amount_paid");
            payment["status"] = "paid";
            payment.Obj("status_transitions")!["paid_at"] = change.Now;
            change.Publish("invoice_payment.paid", payment);
        }

        change.Publish("invoice.paid", invoice);
        change.Publish("invoice.payment_succeeded", invoice);
        Dunning.HandlePaid(change, invoice);
    }

    private static void HandleFailed(Change change, JsonObject invoice, PaymentOutcome outcome, JsonObject intent)
    {
        Dunning.ScheduleRetry(change, invoice);
        if (outcome == PaymentOutcome.RequiresAuthentication || intent.Text("last_payment_error.code") == "authentication_required")
        {
            change.Publish("invoice.payment_action_required", invoice);
        }

        change.Publish("invoice.payment_failed", invoice);
        change.Publish("invoice.updated", invoice);
        Dunning.HandleFailed(change, invoice);
    }

    private static StripeApiException CreateError(Change change, JsonObject invoice)
    {
        var intent = change.Get("payment_intent", invoice.Text("_payment_intent"));
        if (intent.Text("status") == "requires_action")
        {
            return new(402, "card_error", "invoice_payment_intent_requires_action",
                "This payment requires additional user action before it can be completed successfully.")
            {
                KeepsChanges = true,
                PaymentIntent = intent.ToWire(),
            };
        }

        return intent["last_payment_error"] is null
            ? StripeApiException.Invalid(
                "There is no `default_payment_method` set on this Customer or Invoice. Please set one before paying.",
                code: "invoice_payment_intent_requires_action")
            : PaymentIntents.CreateDeclineError(intent);
    }
}

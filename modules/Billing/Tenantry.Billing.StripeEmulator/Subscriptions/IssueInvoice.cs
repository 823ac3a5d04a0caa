namespace Tenantry.Billing.StripeEmulator;

/// <summary>Finalizes a subscription's invoice and collects its payment according to the subscription's collection method.</summary>
internal static class IssueInvoice
{
    private const long Day = 24 * 60 * 60;

    public static PaymentOutcome Run(Change change, JsonObject subscription, JsonObject invoice, string address,
        CollectionOptions collection)
    {
        InvoiceTotals.Set(change, invoice);
        RecordDebits(subscription, invoice);
        subscription["latest_invoice"] = invoice.Id();
        change.Publish("invoice.created", invoice);
        SubscriptionDiscounts.RemoveUsed(change, subscription, invoice);
        var pauseBehavior = subscription.Text("pause_collection.behavior");
        if (pauseBehavior == "keep_as_draft" || subscription.Text("status") == SubscriptionStatus.Unpaid)
        {
            invoice["auto_advance"] = false;
            return PaymentOutcome.Succeeded;
        }

        FinalizeInvoice.Run(change, invoice, address);
        if (pauseBehavior is not null && invoice.Text("status") == "open")
        {
            invoice["auto_advance"] = false;
            if (pauseBehavior == "mark_uncollectible")
            {
                VoidInvoice.MarkUncollectible(change, invoice, "subscription_paused");
            }
            else
            {
                VoidInvoice.Run(change, invoice);
            }

            return PaymentOutcome.Succeeded;
        }

        if (invoice.Text("status") == "paid")
        {
            return PaymentOutcome.Succeeded;
        }

        if (subscription.Text("collection_method") == "send_invoice")
        {
            Send(change, subscription, invoice);
            return PaymentOutcome.Succeeded;
        }

        return collection.Collect ? PayInvoice.Run(change, invoice, offSession: collection.OffSession,
            authenticated: collection.Authenticated) : PaymentOutcome.RequiresAuthentication;
    }

    /// <summary>Records the amount billed for each item's period after discounts. A later proration credits this debit.</summary>
    private static void RecordDebits(JsonObject subscription, JsonObject invoice)
    {
        foreach (var line in invoice.Rows("lines.data")
            .Where(line => line.Text("parent.type") == "subscription_item_details" && !line.Bool("_usage")))
        {
            var id = line.Text("parent.subscription_item_details.subscription_item");
            if (subscription.Rows("items.data").FirstOrDefault(item => item.Id() == id) is not { } item)
            {
                continue;
            }

            if (line.Text("parent.subscription_item_details.invoice_item") is { } invoiceItemId)
            {
                // A proration recorded its debit when it was created, and may have been credited since. Only the invoice line is new.
                if (item.Obj("_debit") is { } debit && debit.Text("invoice_item") == invoiceItemId)
                {
                    debit["invoice"] = invoice.Id();
                    debit["line"] = line.Id();
                }
            }
            else
            {
                item["_debit"] = new JsonObject
                {
                    ["amount"] = line.Long("amount") - line.Rows("discount_amounts").Sum(row => row.Long("amount")),
                    ["start"] = line.Long("period.start"),
                    ["end"] = line.Long("period.end"),
                    ["tax_rates"] = item["tax_rates"]?.DeepClone(),
                    ["invoice"] = invoice.Id(),
                    ["line"] = line.Id(),
                };
            }
        }
    }

    private static void Send(Change change, JsonObject subscription, JsonObject invoice)
    {
        InvoiceSending.Send(change, invoice, change.Now + (subscription.Long("days_until_due") * Day));
        if (subscription.Text("status") == SubscriptionStatus.Incomplete)
        {
            SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Active);
        }
    }
}

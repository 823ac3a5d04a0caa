namespace Tenantry.Billing.StripeEmulator;

/// <summary>Specifies whether to collect the payment, whether the customer is off session, and whether they just authenticated.</summary>
internal sealed record CollectionOptions(bool Collect, bool OffSession, bool Authenticated = false);

/// <summary>Bills subscriptions: the first period, renewals and immediate invoices of changes.</summary>
internal static class SubscriptionBilling
{
    /// <summary>Creates the first invoice and returns the outcome of its payment. An invoice with nothing due counts as paid.</summary>
    public static PaymentOutcome InvoiceFirstPeriod(Change change, JsonObject subscription, string address, CollectionOptions collection)
    {
        var (start, end) = Periods.Current(subscription);
        var (from, to) = Periods.Nominal(subscription);
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!,
            "subscription_create", subscription);
        foreach (var item in subscription.Rows("items.data"))
        {
            if (subscription["trial_end"] is not null)
            {
                InvoiceDraft.AddTrial(change, subscription, invoice, item, start, end);
            }
            else if (subscription.Long("_n") > 0 || !subscription.Bool("_unprorated"))
            {
                InvoiceDraft.AddPeriod(change, subscription, invoice, item, start, end, (decimal)(end - start) / (to - from));
            }
        }

        InvoiceDraft.AddPendingItems(change, invoice, subscription.Id());
        return IssueInvoice.Run(change, subscription, invoice, address, collection);
    }

    /// <summary>Renews the subscription: moves to the next period, invoices it and collects the payment.</summary>
    public static void Renew(Change change, JsonObject subscription, string address)
    {
        var (previousStart, start) = Periods.Current(subscription);
        if (subscription.Text("status") == SubscriptionStatus.Trialing && !SubscriptionTrial.End(change, subscription))
        {
            return;
        }

        subscription["_n"] = subscription.Long("_n") + 1;
        var end = Periods.Start(subscription, subscription.Long("_n"));
        var billedUntil = subscription.LongOrNull("cancel_at") is { } at && at < end ? at : end;
        Periods.Set(subscription, start, end);
        SubscriptionDiscounts.RemoveExpired(change, subscription);
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!,
            "subscription_cycle", subscription);
        invoice["period_start"] = previousStart;
        invoice["period_end"] = start;
        foreach (var item in subscription.Rows("items.data"))
        {
            MeteredUsage.Bill(change, subscription, invoice, item, previousStart, start);
            InvoiceDraft.AddPeriod(change, subscription, invoice, item, start, billedUntil, (decimal)(billedUntil - start) / (end - start));
        }

        InvoiceDraft.AddPendingItems(change, invoice, subscription.Id());
        change.Publish("customer.subscription.updated", subscription);
        IssueInvoice.Run(change, subscription, invoice, address,
            new CollectionOptions(subscription.Text("status") != SubscriptionStatus.Unpaid, OffSession: true));
    }

    /// <summary>Creates an immediate invoice of the pending items and the lines the caller adds.</summary>
    public static PaymentOutcome InvoiceNow(Change change, JsonObject subscription, string address, CollectionOptions collection,
        Action<JsonObject>? addLines = null)
    {
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!,
            "subscription_update", subscription);
        addLines?.Invoke(invoice);
        InvoiceDraft.AddPendingItems(change, invoice, subscription.Id());
        return IssueInvoice.Run(change, subscription, invoice, address, collection);
    }

    private static JsonObject Customer(Change change, JsonObject subscription) => change.Get("customer", subscription.Text("customer"));
}

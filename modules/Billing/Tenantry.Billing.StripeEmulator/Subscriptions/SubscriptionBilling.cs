namespace Tenantry.Billing.StripeEmulator;

/// <summary>Whether the money is asked for at once, whether its owner is there, and whether the owner just confirmed it.</summary>
internal sealed record Collecting(bool Collect, bool OffSession, bool Authenticated = false);

/// <summary>Bills periods: the first one, the next one, and what a change costs at once.</summary>
internal static class SubscriptionBilling
{
    /// <summary>The first invoice. Returns what became of its payment; nothing to pay counts as paid.</summary>
    public static PaymentOutcome First(Change change, JsonObject subscription, string address, Collecting how)
    {
        var (start, end) = Periods.Current(subscription);
        var (from, to) = Periods.Nominal(subscription);
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!, "subscription_create", subscription);
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

        InvoiceDraft.AddWaiting(change, invoice, subscription.Id());
        return IssueInvoice.Run(change, subscription, invoice, address, how);
    }

    /// <summary>The next period has begun: move the period, bill it, collect it.</summary>
    public static void Renew(Change change, JsonObject subscription, string address)
    {
        var (last, start) = Periods.Current(subscription);
        if (subscription.Text("status") == SubscriptionStatus.Trialing && !SubscriptionTrial.End(change, subscription))
        {
            return;
        }

        subscription["_n"] = subscription.Long("_n") + 1;
        var end = Periods.Start(subscription, subscription.Long("_n"));
        var stops = subscription.LongOrNull("cancel_at") is { } at && at < end ? at : end;
        Periods.Set(subscription, start, end);
        SubscriptionDiscounts.EndDue(change, subscription);
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!, "subscription_cycle", subscription);
        invoice["period_start"] = last;
        invoice["period_end"] = start;
        foreach (var item in subscription.Rows("items.data"))
        {
            Usage.Bill(change, subscription, invoice, item, last, start);
            InvoiceDraft.AddPeriod(change, subscription, invoice, item, start, stops, (decimal)(stops - start) / (end - start));
        }

        InvoiceDraft.AddWaiting(change, invoice, subscription.Id());
        change.Say("customer.subscription.updated", subscription);
        IssueInvoice.Run(change, subscription, invoice, address, new Collecting(subscription.Text("status") != SubscriptionStatus.Unpaid, OffSession: true));
    }

    /// <summary>An invoice in the middle of a period, of what waits and of what the caller adds.</summary>
    public static PaymentOutcome Now(Change change, JsonObject subscription, string address, Collecting how, Action<JsonObject>? add = null)
    {
        var invoice = InvoiceDraft.Start(change, Customer(change, subscription), subscription.Text("currency")!, "subscription_update", subscription);
        add?.Invoke(invoice);
        InvoiceDraft.AddWaiting(change, invoice, subscription.Id());
        return IssueInvoice.Run(change, subscription, invoice, address, how);
    }

    private static JsonObject Customer(Change change, JsonObject subscription) => change.Get("customer", subscription.Text("customer"));
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Bills metered usage at the end of a period.</summary>
internal static class MeteredUsage
{
    public static void Bill(Change change, JsonObject subscription, JsonObject invoice, JsonObject item, long start, long end,
        bool isLast = false)
    {
        var price = item.Obj("price")!;
        if (price.Text("recurring.usage_type") != "metered" || change.Find(Meters.Kind, price.Text("recurring.meter")) is not { } meter)
        {
            return;
        }

        // Usage during a trial is free.
        var quantity = subscription.LongOrNull("trial_end") >= end ? 0
            : Math.Max(0, MeterSummaries.Of(change, meter, subscription.Text("customer")!, start, isLast ? end + 1 : end) ?? 0);
        var line = InvoiceLines.Add(invoice, Amounts.Calculate(change, price, quantity), InvoiceDraft.Description(change, price, quantity),
            start, end, quantity, price);
        InvoiceDraft.SetSubscriptionItem(line, subscription, item, proration: false);
        line["discounts"] = item["discounts"]?.DeepClone() ?? new JsonArray();
        line["_usage"] = true;
    }

    /// <summary>Bills the current period's usage so far, for an invoice in the middle of the period.</summary>
    public static void Add(Change change, JsonObject subscription, JsonObject invoice)
    {
        var (start, _) = Periods.Current(subscription);
        foreach (var item in subscription.Rows("items.data"))
        {
            // Include events of the current second: no later invoice would bill them.
            Bill(change, subscription, invoice, item, start, change.Now, isLast: true);
        }
    }

    /// <summary>Creates the final invoice of a subscription that ends, if there is anything to bill.</summary>
    public static void BillFinal(Change change, JsonObject subscription, string address)
    {
        var isMetered = subscription.Rows("items.data").Any(item => item.Text("price.recurring.usage_type") == "metered");
        var hasPendingItems = change.All("invoiceitem", "customer", subscription.Text("customer"))
            .Any(row => row.Text("invoice") is null && row.Text("parent.subscription_details.subscription") == subscription.Id());
        if (isMetered || hasPendingItems)
        {
            SubscriptionBilling.InvoiceNow(change, subscription, address, new CollectionOptions(Collect: true, OffSession: true),
                invoice => Add(change, subscription, invoice));
        }
    }
}

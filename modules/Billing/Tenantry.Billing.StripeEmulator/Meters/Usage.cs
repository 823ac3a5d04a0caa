namespace Tenantry.Billing.StripeEmulator;

/// <summary>Bills what was used, when the period is over.</summary>
internal static class Usage
{
    public static void Bill(Change change, JsonObject subscription, JsonObject invoice, JsonObject item, long start, long end)
    {
    }

    /// <summary>Usage of the current period so far, for an invoice in the middle of it.</summary>
    public static void Add(Change change, JsonObject subscription, JsonObject invoice)
    {
        var (start, _) = Periods.Current(subscription);
        foreach (var item in subscription.Rows("items.data"))
        {
            Bill(change, subscription, invoice, item, start, change.Now);
        }
    }

    /// <summary>The last invoice of a subscription that ends, when there is anything to put on it.</summary>
    public static void BillEnd(Change change, JsonObject subscription, string address)
    {
        var metered = subscription.Rows("items.data").Any(item => item.Text("price.recurring.usage_type") == "metered");
        var waiting = change.All("invoiceitem", "customer", subscription.Text("customer"))
            .Any(row => row.Text("invoice") is null && row.Text("parent.subscription_details.subscription") == subscription.Id());
        if (metered || waiting)
        {
            SubscriptionBilling.Now(change, subscription, address, new Collecting(Collect: true, OffSession: true), invoice => Add(change, subscription, invoice));
        }
    }
}

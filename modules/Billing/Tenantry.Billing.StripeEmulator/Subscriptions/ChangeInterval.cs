namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Changes the billing interval of a subscription in flexible mode: the anchor is kept, and the rest of the new interval's current period
/// is billed. Classic mode and schedule phases start a new period instead.
/// </summary>
internal static class ChangeInterval
{
    public static bool KeepsAnchor(JsonObject subscription, JsonObject parameters) =>
        subscription.Text("billing_mode.type") == "flexible" && parameters.Text("billing_cycle_anchor.type") is null or "unchanged";

    public static void Run(Change change, JsonObject subscription, long at)
    {
        var n = 1L;
        while (Periods.Start(subscription, n) <= at)
        {
            n++;
        }

        subscription["_n"] = n;
        Periods.Set(subscription, Periods.Start(subscription, n - 1), Periods.Start(subscription, n));
        foreach (var item in subscription.Rows("items.data"))
        {
            Proration.Debit(change, subscription, item, at);
        }
    }
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>An update that waits until its invoice is paid: until then the subscription stays as it was.</summary>
internal static class PendingUpdate
{
    private const long KeptSeconds = 23 * 60 * 60;
    private static readonly string[] Waits = ["items", "billing_cycle_anchor", "trial_end", "trial_start", "status", "_n"];
    private static readonly string[] Allowed = ["items", "billing_cycle_anchor", "trial_end", "proration_behavior", "proration_date", "payment_behavior", "add_invoice_items", "off_session", "expand"];

    /// <summary>What the subscription goes back to when the money does not come. Stripe lets few fields wait.</summary>
    public static JsonObject Before(JsonObject subscription, JsonObject parameters)
    {
        if (parameters.Select(pair => pair.Key).FirstOrDefault(name => !Allowed.Contains(name)) is { } wrong)
        {
            throw StripeRefusal.Invalid($"The parameter `{wrong}` cannot be used with `payment_behavior=pending_if_incomplete`.", wrong);
        }

        return Copy(subscription);
    }

    public static void Hold(Change change, JsonObject subscription, JsonObject before)
    {
        var wanted = Copy(subscription);
        if (wanted.Text("status") == SubscriptionStatus.PastDue)
        {
            // The payment that just failed made it so, not the update.
            wanted["status"] = before.Text("status");
        }

        Restore(subscription, before);
        subscription["_pending_update"] = wanted;
        subscription["pending_update"] = new JsonObject
        {
            ["cancel_at_period_end"] = null,
            ["discount"] = null,
            ["discounts"] = null,
            ["metadata"] = null,
            ["billing_cycle_anchor"] = wanted.Long("billing_cycle_anchor") == subscription.Long("billing_cycle_anchor") ? null : wanted.Long("billing_cycle_anchor"),
            ["expires_at"] = change.Now + KeptSeconds,
            ["subscription_items"] = new JsonArray([.. wanted.Rows("items.data").Select(item => item.Wire())]),
            ["trial_end"] = wanted.LongOrNull("trial_end") == subscription.LongOrNull("trial_end") ? null : wanted.LongOrNull("trial_end"),
            ["trial_from_plan"] = null,
        };
    }

    /// <summary>Its invoice was paid.</summary>
    public static void Apply(Change change, JsonObject subscription)
    {
        if (subscription.Obj("_pending_update") is { } wanted)
        {
            Restore(subscription, wanted);
            Forget(subscription);
            change.Say("customer.subscription.pending_update_applied", subscription);
        }
    }

    /// <summary>Nobody paid in time, or something newer came.</summary>
    public static void Expire(Change change, JsonObject subscription)
    {
        Forget(subscription);
        if (change.Find("invoice", subscription.Text("latest_invoice")) is { } invoice && invoice.Text("status") == "open")
        {
            VoidInvoice.Run(change, change.Edit(invoice));
        }

        change.Say("customer.subscription.pending_update_expired", subscription);
    }

    private static void Forget(JsonObject subscription)
    {
        subscription["pending_update"] = null;
        subscription["_pending_update"] = null;
    }

    private static JsonObject Copy(JsonObject subscription) => new(Waits.Select(name => KeyValuePair.Create(name, subscription[name]?.DeepClone())));

    private static void Restore(JsonObject subscription, JsonObject copy)
    {
        foreach (var name in Waits)
        {
            subscription[name] = copy[name]?.DeepClone();
        }
    }
}

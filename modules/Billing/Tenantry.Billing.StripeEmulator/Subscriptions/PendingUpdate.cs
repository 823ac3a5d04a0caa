namespace Tenantry.Billing.StripeEmulator;

/// <summary>Manages pending updates: until the invoice of an update is paid, the subscription keeps its previous values.</summary>
internal static class PendingUpdate
{
    private const long ExpirySeconds = 23 * 60 * 60;
    private static readonly string[] PendingFields = ["items", "billing_cycle_anchor", "trial_end", "trial_start", "status", "_n"];
    private static readonly string[] AllowedParameters = ["items", "billing_cycle_anchor", "trial_end", "proration_behavior",
        "proration_date", "payment_behavior", "add_invoice_items", "off_session", "expand"];

    /// <summary>
    /// Returns the values the subscription is restored to if the payment fails. Stripe supports few parameters for pending updates.
    /// </summary>
    public static JsonObject CaptureValues(JsonObject subscription, JsonObject parameters)
    {
        if (parameters.Select(pair => pair.Key).FirstOrDefault(name => !AllowedParameters.Contains(name)) is { } parameter)
        {
            throw StripeApiException.Invalid($"The parameter `{parameter}` cannot be used with `payment_behavior=pending_if_incomplete`.",
                parameter);
        }

        return CopyValues(subscription);
    }

    public static void Store(Change change, JsonObject subscription, JsonObject previous)
    {
        var updated = CopyValues(subscription);
        if (updated.Text("status") == SubscriptionStatus.PastDue)
        {
            // The failed payment caused this status, not the update.
            updated["status"] = previous.Text("status");
        }

        Restore(subscription, previous);
        subscription["_pending_update"] = updated;
        subscription["pending_update"] = new JsonObject
        {
            ["cancel_at_period_end"] = null,
            ["discount"] = null,
            ["discounts"] = null,
            ["metadata"] = null,
            ["billing_cycle_anchor"] = updated.Long("billing_cycle_anchor") == subscription.Long("billing_cycle_anchor") ? null
            : updated.Long("billing_cycle_anchor"),
            ["expires_at"] = change.Now + ExpirySeconds,
            ["subscription_items"] = new JsonArray([.. updated.Rows("items.data").Select(item => item.ToWire())]),
            ["trial_end"] = updated.LongOrNull("trial_end") == subscription.LongOrNull("trial_end") ? null
            : updated.LongOrNull("trial_end"),
            ["trial_from_plan"] = null,
        };
    }

    /// <summary>Applies the update after its invoice is paid.</summary>
    public static void Apply(Change change, JsonObject subscription)
    {
        if (subscription.Obj("_pending_update") is { } updated)
        {
            Restore(subscription, updated);
            Clear(subscription);
            change.Publish("customer.subscription.pending_update_applied", subscription);
        }
    }

    /// <summary>Expires the update because it was not paid in time or was replaced by a newer one.</summary>
    public static void Expire(Change change, JsonObject subscription)
    {
        Clear(subscription);
        if (change.Find("invoice", subscription.Text("latest_invoice")) is { } invoice && invoice.Text("status") == "open")
        {
            VoidInvoice.Run(change, change.Edit(invoice));
        }

        change.Publish("customer.subscription.pending_update_expired", subscription);
    }

    private static void Clear(JsonObject subscription)
    {
        subscription["pending_update"] = null;
        subscription["_pending_update"] = null;
    }

    private static JsonObject CopyValues(JsonObject subscription) =>
        new(PendingFields.Select(name => KeyValuePair.Create(name, subscription[name]?.DeepClone())));

    private static void Restore(JsonObject subscription, JsonObject values)
    {
        foreach (var name in PendingFields)
        {
            subscription[name] = values[name]?.DeepClone();
        }
    }
}

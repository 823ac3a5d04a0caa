namespace Tenantry.Billing.StripeEmulator;

/// <summary>The ways in which a subscription is over.</summary>
internal static class SubscriptionEnd
{
    public static void Now(Change change, JsonObject subscription, string? reason)
    {
        if (subscription.Text("status") == SubscriptionStatus.Incomplete)
        {
            VoidLatest(change, subscription);
        }

        SubscriptionStatus.Move(subscription, SubscriptionStatus.Canceled);
        subscription["ended_at"] = change.Now;
        subscription["canceled_at"] ??= change.Now;
        if (reason is not null)
        {
            subscription.Obj("cancellation_details")!["reason"] = reason;
        }

        StopCollecting(change, subscription);
        ScheduleClock.SubscriptionEnded(change, subscription, reason);
        SubscriptionTiming.Set(change, subscription);
        change.Say("customer.subscription.deleted", subscription);
    }

    /// <summary>The planned end. What still waits for the next invoice, and usage of the last period, is billed first.</summary>
    public static void AtPlan(Change change, JsonObject subscription, string address)
    {
        Usage.BillEnd(change, subscription, address);
        Now(change, subscription, "cancellation_requested");
    }

    /// <summary>A first payment that never came, after 23 hours.</summary>
    public static void Expire(Change change, JsonObject subscription)
    {
        VoidLatest(change, subscription);
        SubscriptionStatus.Move(subscription, SubscriptionStatus.IncompleteExpired);
        subscription["ended_at"] = change.Now;
        SubscriptionTiming.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
    }

    private static void VoidLatest(Change change, JsonObject subscription)
    {
        if (change.Find("invoice", subscription.Text("latest_invoice")) is { } invoice && invoice.Text("status") == "open")
        {
            VoidInvoice.Run(change, change.Edit(invoice));
        }
    }

    private static void StopCollecting(Change change, JsonObject subscription)
    {
        if (change.Find("invoice", subscription.Text("latest_invoice")) is { } invoice && invoice.Text("status") == "open")
        {
            var open = change.Edit(invoice);
            open["auto_advance"] = false;
            open["next_payment_attempt"] = null;
            change.Say("invoice.updated", open);
        }
    }
}

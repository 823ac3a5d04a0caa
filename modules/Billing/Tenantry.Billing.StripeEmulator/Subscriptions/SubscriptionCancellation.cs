namespace Tenantry.Billing.StripeEmulator;

/// <summary>Ends subscriptions: cancellation and expiration.</summary>
internal static class SubscriptionCancellation
{
    public static void CancelNow(Change change, JsonObject subscription, string? reason)
    {
        if (subscription.Text("status") == SubscriptionStatus.Incomplete)
        {
            VoidLatest(change, subscription);
        }

        SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Canceled);
        subscription["ended_at"] = change.Now;
        subscription["canceled_at"] ??= change.Now;
        if (reason is not null)
        {
            subscription.Obj("cancellation_details")!["reason"] = reason;
        }

        StopCollecting(change, subscription);
        ScheduleClock.HandleSubscriptionEnded(change, subscription, reason);
        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.deleted", subscription);
    }

    /// <summary>Processes a scheduled cancellation. Pending invoice items and the usage of the last period are billed first.</summary>
    public static void CancelAsScheduled(Change change, JsonObject subscription, string address)
    {
        MeteredUsage.BillFinal(change, subscription, address);
        CancelNow(change, subscription, "cancellation_requested");
    }

    /// <summary>Expires an incomplete subscription whose first payment was not made within 23 hours.</summary>
    public static void Expire(Change change, JsonObject subscription)
    {
        VoidLatest(change, subscription);
        SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.IncompleteExpired);
        subscription["ended_at"] = change.Now;
        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.updated", subscription);
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
            var openInvoice = change.Edit(invoice);
            openInvoice["auto_advance"] = false;
            openInvoice["next_payment_attempt"] = null;
            change.Publish("invoice.updated", openInvoice);
        }
    }
}

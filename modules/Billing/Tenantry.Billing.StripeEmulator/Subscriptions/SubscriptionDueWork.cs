namespace Tenantry.Billing.StripeEmulator;

/// <summary>Processes the due work of a subscription.</summary>
internal static class SubscriptionDueWork
{
    public static void Run(Change change, string id, EmulatorContext context)
    {
        var subscription = change.Get("subscription", id);
        var now = change.Now;
        if (subscription.Text("status") != SubscriptionStatus.Incomplete && SubscriptionTiming.Upcoming(subscription) <= now
            && Periods.Current(subscription).End > now)
        {
            PublishUpcomingInvoice(change, subscription);
        }

        // The preview was rolled back, which made every document read before stale.
        subscription = change.Edit("subscription", id);
        if (subscription.Text("status") == SubscriptionStatus.Incomplete)
        {
            SubscriptionCancellation.Expire(change, subscription);
            return;
        }

        ScheduleClock.Run(change, subscription, context);
        if (!SubscriptionStatus.IsEnded(subscription))
        {
            ProcessDue(change, subscription, context.Address);
            SubscriptionTiming.Set(change, subscription);
        }
    }

    private static void ProcessDue(Change change, JsonObject subscription, string address)
    {
        var now = change.Now;
        if (subscription.LongOrNull("cancel_at") <= now)
        {
            SubscriptionCancellation.CancelAsScheduled(change, subscription, address);
            return;
        }

        if (subscription.LongOrNull("pause_collection.resumes_at") <= now)
        {
            subscription["pause_collection"] = null;
            change.Publish("customer.subscription.updated", subscription);
        }

        if (subscription.LongOrNull("pending_update.expires_at") <= now)
        {
            PendingUpdate.Expire(change, subscription);
        }

        if (subscription.Text("status") == SubscriptionStatus.Paused)
        {
            return;
        }

        if (Periods.Current(subscription).End <= now)
        {
            SubscriptionBilling.Renew(change, subscription, address);
        }
        else if (change.Find("invoice", subscription.Text("latest_invoice")) is { } invoice
            && invoice.Text("status") == "open" && invoice.LongOrNull("next_payment_attempt") <= now)
        {
            Dunning.Retry(change, change.Edit(invoice));
        }
        else if (subscription.Text("status") == SubscriptionStatus.Trialing && !subscription.Bool("_trial_notice")
            && subscription.Long("trial_end") - SubscriptionTiming.TrialNoticeSeconds <= now)
        {
            subscription["_trial_notice"] = true;
            change.Publish("customer.subscription.trial_will_end", subscription);
        }
    }

    /// <summary>Publishes the upcoming invoice seven days before the renewal.</summary>
    private static void PublishUpcomingInvoice(Change change, JsonObject subscription)
    {
        var (id, end) = (subscription.Id(), Periods.Current(subscription).End);
        var preview = change.Preview(inner => PreviewInvoice.Upcoming(inner, inner.Edit("subscription", id)));
        change.Edit("subscription", id)["_upcoming"] = end;
        if (preview is not null)
        {
            preview.Remove("id");
            change.Publish("invoice.upcoming", preview);
        }
    }
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>What a subscription does by itself when its instant has come.</summary>
internal static class SubscriptionTick
{
    public static void Run(Change change, JsonObject subscription, string address)
    {
        var now = change.Now;
        if (subscription.Text("status") == SubscriptionStatus.Incomplete)
        {
            SubscriptionEnd.Expire(change, subscription);
            return;
        }

        if (subscription.LongOrNull("cancel_at") <= now)
        {
            SubscriptionEnd.Now(change, subscription, "cancellation_requested");
            return;
        }

        if (subscription.LongOrNull("pause_collection.resumes_at") <= now)
        {
            subscription["pause_collection"] = null;
            change.Say("customer.subscription.updated", subscription);
        }

        if (Periods.Current(subscription).End <= now)
        {
            SubscriptionBilling.Renew(change, subscription, address);
        }
        else if (change.Find("invoice", subscription.Text("latest_invoice")) is { } invoice
            && invoice.Text("status") == "open" && invoice.LongOrNull("next_payment_attempt") <= now)
        {
            PayInvoice.Run(change, change.Edit(invoice));
        }
        else if (subscription.Text("status") == SubscriptionStatus.Trialing && !subscription.Bool("_trial_notice"))
        {
            subscription["_trial_notice"] = true;
            change.Say("customer.subscription.trial_will_end", subscription);
        }

        SubscriptionSchedule.Set(change, subscription);
    }
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>A trial that begins, goes on longer, or ends now.</summary>
internal static class SubscriptionTrial
{
    public static Action<JsonObject>? Set(Change change, JsonObject subscription, JsonObject parameters, string behavior)
    {
        var trialing = subscription.Text("status") == SubscriptionStatus.Trialing;
        if (parameters.Text("trial_end") == "now" || parameters.Long("trial_end") <= change.Now)
        {
            if (!trialing)
            {
                return null;
            }

            subscription["trial_end"] = change.Now;
            SubscriptionStatus.Move(subscription, SubscriptionStatus.Active);
            return ReshapeSubscription.NewPeriod(change, subscription, prorate: false);
        }

        foreach (var item in subscription.Rows("items.data").Where(_ => !trialing && behavior != "none"))
        {
            Proration.Credit(change, subscription, item, change.Now);
        }

        var end = parameters.Long("trial_end");
        subscription["trial_start"] = trialing ? subscription.Long("trial_start") : change.Now;
        subscription["trial_end"] = end;
        subscription["_trial_notice"] = null;
        subscription["billing_cycle_anchor"] = end;
        subscription["_n"] = 0;
        SubscriptionStatus.Move(subscription, SubscriptionStatus.Trialing);
        Periods.Set(subscription, trialing ? Periods.Current(subscription).Start : change.Now, end);
        return null;
    }

    private static JsonObject Paused(long at) => new()
    {
        ["paused"] = new JsonObject
        {
            ["subscription"] = new JsonObject { ["type"] = "trial_end_without_payment_method" },
            ["transitioned_at"] = at,
            ["type"] = "subscription",
        },
    };

    /// <summary>The trial is over. Without a card it ends as its settings say; false when nothing is billed.</summary>
    public static bool End(Change change, JsonObject subscription)
    {
        var behavior = subscription.Text("trial_settings.end_behavior.missing_payment_method");
        if (behavior != "create_invoice" && subscription.Text("collection_method") == "charge_automatically"
            && PaymentMethods.ForPaying(change, subscription.Text("customer"), subscription: subscription) is null)
        {
            if (behavior == "cancel")
            {
                SubscriptionEnd.Now(change, subscription, reason: null);
            }
            else
            {
                SubscriptionStatus.Move(subscription, SubscriptionStatus.Paused);
                subscription["status_details"] = Paused(change.Now);
                change.Say("customer.subscription.paused", subscription);
            }

            return false;
        }

        SubscriptionStatus.Move(subscription, SubscriptionStatus.Active);
        return true;
    }
}

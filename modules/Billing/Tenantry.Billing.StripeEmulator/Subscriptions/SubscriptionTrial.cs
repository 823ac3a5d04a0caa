namespace Tenantry.Billing.StripeEmulator;

/// <summary>Starts, extends and ends trials.</summary>
internal static class SubscriptionTrial
{
    public static Action<JsonObject>? Set(Change change, JsonObject subscription, JsonObject parameters, string behavior)
    {
        var isTrialing = subscription.Text("status") == SubscriptionStatus.Trialing;
        if (parameters.Text("trial_end") == "now" || parameters.Long("trial_end") <= change.Now)
        {
            if (!isTrialing)
            {
                return null;
            }

            subscription["trial_end"] = change.Now;
            SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Active);
            return ReshapeSubscription.NewPeriod(change, subscription, prorate: false);
        }

        foreach (var item in subscription.Rows("items.data").Where(_ => !isTrialing && behavior != "none"))
        {
            Proration.Credit(change, subscription, item, change.Now);
        }

        var end = parameters.Long("trial_end");
        subscription["trial_start"] = isTrialing ? subscription.Long("trial_start") : change.Now;
        subscription["trial_end"] = end;
        subscription["_trial_notice"] = null;
        subscription["billing_cycle_anchor"] = end;
        subscription["_n"] = 0;
        SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Trialing);
        Periods.Set(subscription, isTrialing ? Periods.Current(subscription).Start : change.Now, end);
        return null;
    }

    private static JsonObject PausedDetails(long at) => new()
    {
        ["paused"] = new JsonObject
        {
            ["subscription"] = new JsonObject { ["type"] = "trial_end_without_payment_method" },
            ["transitioned_at"] = at,
            ["type"] = "subscription",
        },
    };

    /// <summary>
    /// Ends the trial. Without a payment method the trial settings apply. Returns <see langword="false"/> if nothing is billed.
    /// </summary>
    public static bool End(Change change, JsonObject subscription)
    {
        var behavior = subscription.Text("trial_settings.end_behavior.missing_payment_method");
        if (behavior != "create_invoice" && subscription.Text("collection_method") == "charge_automatically"
            && PaymentMethods.Resolve(change, subscription.Text("customer"), subscription: subscription) is null)
        {
            if (behavior == "cancel")
            {
                SubscriptionCancellation.CancelNow(change, subscription, reason: null);
            }
            else
            {
                SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Paused);
                subscription["status_details"] = PausedDetails(change.Now);
                change.Publish("customer.subscription.paused", subscription);
            }

            return false;
        }

        SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Active);
        return true;
    }
}

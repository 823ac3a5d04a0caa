namespace Tenantry.Billing.StripeEmulator;

/// <summary>Resumes a subscription that was paused at the end of a trial without a payment method.</summary>
internal static class ResumeSubscription
{
    public static void Map(StripeApi api) => api.Post("subscriptions/{id}/resume",
        $"{SubscriptionParameters.Anchor} {SubscriptionParameters.Proration} proration_date:int", call =>
        {
            var subscription = call.Change.Edit("subscription", call.Id);
            call.UseClockOf(subscription);
            if (subscription.Text("status") != SubscriptionStatus.Paused)
            {
                throw StripeApiException.Invalid(
                    $"You can only resume a subscription with status `paused`. This one is `{subscription.Text("status")}`.",
                    code: "subscription_not_paused");
            }

            if (call.Params.Text("billing_cycle_anchor.type") == "unchanged")
            {
                MoveToCurrentPeriod(call.Change, subscription);
            }

            var addLines = BuildLines(call, subscription);
            SubscriptionBilling.InvoiceNow(call.Change, subscription, call.Context.Address,
                new CollectionOptions(Collect: true, OffSession: true), addLines);
            SubscriptionTiming.Set(call.Change, subscription);
            return subscription;
        });

    /// <summary>Activates the subscription after its invoice is paid.</summary>
    public static void HandlePaid(Change change, JsonObject subscription)
    {
        SubscriptionStatus.TransitionTo(subscription, SubscriptionStatus.Active);
        subscription.Remove("status_details");
        change.Publish("customer.subscription.resumed", subscription);
    }

    private static Action<JsonObject> BuildLines(StripeCall call, JsonObject subscription)
    {
        if (call.Params.Text("billing_cycle_anchor.type") != "unchanged")
        {
            return ReshapeSubscription.NewPeriod(call.Change, subscription, prorate: false);
        }

        foreach (var item in subscription.Rows("items.data").Where(_ => call.Params.Text("proration_behavior") != "none"))
        {
            Proration.Debit(call.Change, subscription, item, call.Params.LongOrNull("proration_date") ?? call.Change.Now);
        }

        return _ => { };
    }

    /// <summary>Moves to the period of the original anchor that contains the current time.</summary>
    private static void MoveToCurrentPeriod(Change change, JsonObject subscription)
    {
        var n = subscription.Long("_n");
        while (Periods.Start(subscription, n) <= change.Now)
        {
            n++;
        }

        subscription["_n"] = n;
        Periods.Set(subscription, Periods.Start(subscription, n - 1), Periods.Start(subscription, n));
    }
}

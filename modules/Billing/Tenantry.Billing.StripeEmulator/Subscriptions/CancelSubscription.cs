namespace Tenantry.Billing.StripeEmulator;

/// <summary>Ends a subscription now, or plans its end.</summary>
internal static class CancelSubscription
{
    public const string PlanFields = "cancel_at_period_end:bool cancel_at:int cancellation_details{comment feedback:customer_service|low_quality|missing_features|other|switched_service|too_complex|too_expensive|unused}";

    public static void Map(StripeApi api) =>
        api.Delete("subscriptions/{id}", "invoice_now:bool prorate:bool cancellation_details{comment feedback}", call =>
        {
            var subscription = call.Change.Edit("subscription", call.Id);
            call.UseClockOf(subscription);
            if (SubscriptionStatus.Ended(subscription))
            {
                throw StripeRefusal.NoSuch("subscription", call.Id, "id");
            }

            TakeDetails(subscription, call.Params);
            foreach (var item in subscription.Rows("items.data").Where(_ => call.Params.Bool("prorate")))
            {
                SubscriptionChange.Credit(call.Change, subscription, item, call.Change.Now);
            }

            if (call.Params.Bool("invoice_now"))
            {
                SubscriptionBilling.Now(call.Change, subscription, call.Context.Address);
            }

            if (!SubscriptionStatus.Ended(subscription))
            {
                SubscriptionEnd.Now(call.Change, subscription, "cancellation_requested");
            }

            return subscription;
        });

    public static void Plan(Change change, JsonObject subscription, JsonObject parameters)
    {
        TakeDetails(subscription, parameters);
        if (parameters.ContainsKey("cancel_at_period_end"))
        {
            var atEnd = parameters.Bool("cancel_at_period_end");
            if (atEnd || subscription.Bool("cancel_at_period_end"))
            {
                Set(change, subscription, atEnd ? Periods.Current(subscription).End : null);
            }

            subscription["cancel_at_period_end"] = atEnd;
        }

        if (parameters.ContainsKey("cancel_at"))
        {
            var at = parameters.LongOrNull("cancel_at");
            if (at <= change.Now)
            {
                throw StripeRefusal.Invalid("`cancel_at` must be a future timestamp", "cancel_at");
            }

            subscription["cancel_at_period_end"] = false;
            Set(change, subscription, at);
        }
    }

    private static void Set(Change change, JsonObject subscription, long? at)
    {
        subscription["cancel_at"] = at;
        subscription["canceled_at"] = at is null ? null : change.Now;
        subscription.Obj("cancellation_details")!["reason"] = at is null ? null : "cancellation_requested";
    }

    private static void TakeDetails(JsonObject subscription, JsonObject parameters)
    {
        if (parameters.Obj("cancellation_details") is { } details)
        {
            subscription.Obj("cancellation_details")!.Take(details, "comment", "feedback");
        }
    }
}

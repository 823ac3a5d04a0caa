namespace Tenantry.Billing.StripeEmulator;

/// <summary>Ends schedules: releases the subscription or cancels it.</summary>
internal static class EndSchedule
{
    public static void Map(StripeApi api)
    {
        api.Post("subscription_schedules/{id}/release", "preserve_cancel_date:bool", call =>
        {
            var schedule = Schedules.GetOpen(call, "release");
            var subscription = schedule.Text("subscription") is { } id ? call.Change.Edit("subscription", id) : null;
            if (subscription is not null && call.Params.Bool("preserve_cancel_date") && schedule.Text("end_behavior") == "cancel")
            {
                subscription["cancel_at"] = schedule.Rows("phases").Last().Long("end_date");
            }

            Release(call.Change, schedule, subscription);
            return schedule;
        });
        api.Post("subscription_schedules/{id}/cancel", "invoice_now:bool prorate:bool", call =>
        {
            var schedule = Schedules.GetOpen(call, "cancel");
            if (schedule.Text("subscription") is { } id)
            {
                var subscription = call.Change.Edit("subscription", id);
                bool TrueByDefault(string name) => !call.Params.ContainsKey(name) || call.Params.Bool(name);
                CancelSubscription.CancelNow(call.Change, subscription, call.Context, prorate: TrueByDefault("prorate"),
                    invoiceNow: TrueByDefault("invoice_now"));
            }

            Cancel(call.Change, schedule, "subscription_schedule.canceled");
            return schedule;
        });
    }

    /// <summary>Handles the end of the last phase.</summary>
    public static void EndLastPhase(Change change, JsonObject schedule, JsonObject subscription, EmulatorContext context)
    {
        if (schedule.Text("end_behavior") != "cancel")
        {
            Release(change, schedule, subscription);
            return;
        }

        schedule["status"] = "completed";
        schedule["completed_at"] = change.Now;
        schedule["current_phase"] = null;
        schedule["_due"] = null;
        SubscriptionCancellation.CancelAsScheduled(change, subscription, context.Address);
        change.Publish("subscription_schedule.completed", schedule);
    }

    public static void Cancel(Change change, JsonObject schedule, string eventType)
    {
        if (schedule.Text("status") == "canceled")
        {
            return;
        }

        schedule["status"] = "canceled";
        schedule["canceled_at"] = change.Now;
        schedule["current_phase"] = null;
        schedule["_due"] = null;
        change.Publish(eventType, schedule);
    }

    private static void Release(Change change, JsonObject schedule, JsonObject? subscription)
    {
        schedule["status"] = "released";
        schedule["released_at"] = change.Now;
        schedule["released_subscription"] = subscription?.Id();
        schedule["subscription"] = null;
        schedule["current_phase"] = null;
        schedule["_due"] = null;
        if (subscription is not null)
        {
            subscription["schedule"] = null;
            SubscriptionTiming.Set(change, subscription);
            change.Publish("customer.subscription.updated", subscription);
        }

        change.Publish("subscription_schedule.released", schedule);
    }
}

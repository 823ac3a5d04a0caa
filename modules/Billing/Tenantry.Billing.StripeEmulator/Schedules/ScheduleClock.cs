namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Advances schedules from phase to phase. It runs as part of the subscription's due work, so that the phase changes before the period
/// renews.
/// </summary>
internal static class ScheduleClock
{
    private const long NoticeSeconds = 7 * 24 * 60 * 60;

    public static long? Next(Change change, JsonObject subscription) => Schedules.Of(change, subscription) is { } schedule
        ? Schedules.Phase(schedule).Long("end_date") : null;

    public static void Run(Change change, JsonObject subscription, EmulatorContext context)
    {
        while (Schedules.Of(change, subscription) is { } current && Schedules.Phase(current).Long("end_date") <= change.Now
            && !SubscriptionStatus.IsEnded(subscription))
        {
            var schedule = change.Edit(current);
            var next = schedule.Long("_phase") + 1;
            if (next >= schedule.Rows("phases").Count())
            {
                EndSchedule.EndLastPhase(change, schedule, subscription, context);
                return;
            }

            schedule["_phase"] = next;
            SetCurrent(schedule);
            EnterPhase.Run(change, schedule, subscription, context);
            change.Publish("subscription_schedule.updated", schedule);
            change.Publish("customer.subscription.updated", subscription);
        }
    }

    /// <summary>Processes the due time of a schedule: it starts, or it sends the expiring event.</summary>
    public static void ProcessDue(Change change, JsonObject schedule, EmulatorContext context)
    {
        schedule["_due"] = null;
        if (schedule.Text("status") == "not_started")
        {
            var subscription = CreateSchedule.StartFirstPhase(change, schedule, context);
            ScheduleExpiringEvent(change, schedule);
            SubscriptionTiming.Set(change, subscription);
            change.Publish("subscription_schedule.updated", schedule);
        }
        else if (schedule.Text("status") == "active")
        {
            change.Publish("subscription_schedule.expiring", schedule);
        }
    }

    public static void ScheduleExpiringEvent(Change change, JsonObject schedule)
    {
        if (schedule.Text("status") == "active")
        {
            var at = schedule.Rows("phases").Last().Long("end_date") - NoticeSeconds;
            schedule["_due"] = at > change.Now ? at : null;
        }
    }

    public static void SetCurrent(JsonObject schedule)
    {
        var phase = Schedules.Phase(schedule);
        schedule["current_phase"] = new JsonObject { ["end_date"] = phase.Long("end_date"), ["start_date"] = phase.Long("start_date") };
    }

    /// <summary>Handles the end of the schedule's subscription.</summary>
    public static void HandleSubscriptionEnded(Change change, JsonObject subscription, string? reason)
    {
        if (Schedules.Of(change, subscription) is { } current && current.Text("status") == "active")
        {
            EndSchedule.Cancel(change, change.Edit(current), reason == "payment_failed" ? "subscription_schedule.aborted"
                : "subscription_schedule.canceled");
        }
    }
}

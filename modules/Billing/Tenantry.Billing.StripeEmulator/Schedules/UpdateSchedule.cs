namespace Tenantry.Billing.StripeEmulator;

internal static class UpdateSchedule
{
    public static void Map(StripeApi api) => api.Post("subscription_schedules/{id}", $"{Schedules.Phases} {Schedules.Defaults} {SubscriptionParameters.Proration}", call =>
    {
        var (change, p) = (call.Change, call.Params);
        var schedule = Schedules.Open(call, "update");
        schedule.Take(p, "end_behavior").TakeMetadata(p);
        TakeDefaults(schedule, p);
        if (p.ContainsKey("phases"))
        {
            Replace(call, schedule);
        }

        ScheduleClock.PlanNotice(change, schedule);
        change.Say("subscription_schedule.updated", schedule);
        return schedule;
    });

    public static void TakeDefaults(JsonObject schedule, JsonObject parameters)
    {
        if (parameters.Obj("default_settings") is { } settings)
        {
            var defaults = schedule.Obj("default_settings")!;
            defaults.Take(settings, "billing_cycle_anchor", "collection_method", "default_payment_method", "description");
            if (settings.LongOrNull("invoice_settings.days_until_due") is { } days)
            {
                defaults.Obj("invoice_settings")!["days_until_due"] = days;
            }

            if (settings.Obj("automatic_tax") is { } automatic)
            {
                defaults["automatic_tax"] = AutomaticTax.Setting(automatic.Bool("enabled"));
            }
        }
    }

    /// <summary>Past phases stay as they were, also when the call leaves them out. The running one may change what it is, not when it began.</summary>
    private static void Replace(StripeCall call, JsonObject schedule)
    {
        var (change, p) = (call.Change, call.Params);
        var rows = p.Rows("phases").ToArray();
        if (rows.Length == 0)
        {
            throw StripeRefusal.Missing("phases");
        }

        var running = schedule.Text("status") == "active" ? Schedules.Phase(schedule) : null;
        var past = schedule.Rows("phases").Take((int)schedule.Long("_phase")).Select(phase => phase.Clone()).ToArray();
        var told = rows[0].Text("start_date") == "now" ? change.Now : rows[0].LongOrNull("start_date");
        while (past.FirstOrDefault(phase => phase.Long("start_date") == told) is { } known)
        {
            rows = rows[1..];
            told = rows.Length == 0 ? throw StripeRefusal.Missing("phases") : known.Long("end_date");
        }

        var start = told ?? running?.Long("start_date") ?? schedule.Rows("phases").First().Long("start_date");
        if (running is null)
        {
            schedule["_due"] = start;
        }
        else if (start != running.Long("start_date"))
        {
            throw StripeRefusal.Invalid("You can not modify the start date of the current phase.", "phases[0][start_date]");
        }

        var fresh = SchedulePhases.Of(change, new JsonObject { ["phases"] = new JsonArray([.. rows.Select(row => row.Clone())]) }, schedule, start);
        schedule["phases"] = new JsonArray([.. past, .. fresh.Select(phase => phase!.DeepClone())]);
        if (running is null)
        {
            return;
        }

        var now = Schedules.Phase(schedule);
        if (now.Long("end_date") <= change.Now)
        {
            throw StripeRefusal.Invalid("The current phase must end in the future.", "phases[0][end_date]");
        }

        ScheduleClock.SetCurrent(schedule);
        var subscription = change.Edit("subscription", schedule.Text("subscription"));
        if (!JsonNode.DeepEquals(now["items"], running["items"]) || !JsonNode.DeepEquals(now["discounts"], running["discounts"]) || now.LongOrNull("trial_end") != running.LongOrNull("trial_end"))
        {
            EnterPhase.Run(change, schedule, subscription, call.Context, p.Text("proration_behavior") ?? "create_prorations");
        }

        SubscriptionTiming.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
    }
}

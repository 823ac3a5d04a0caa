namespace Tenantry.Billing.StripeEmulator;

internal static class UpdateSchedule
{
    public static void Map(StripeApi api) =>
        api.Post("subscription_schedules/{id}", $"{Schedules.Phases} {Schedules.Defaults} {SubscriptionParameters.Proration}", call =>
    {
        var (change, parameters) = (call.Change, call.Params);
        var schedule = Schedules.GetOpen(call, "update");
        schedule.CopyFrom(parameters, "end_behavior").MergeMetadata(parameters);
        ApplyDefaults(schedule, parameters);
        if (parameters.ContainsKey("phases"))
        {
            Replace(call, schedule);
        }

        ScheduleClock.ScheduleExpiringEvent(change, schedule);
        change.Publish("subscription_schedule.updated", schedule);
        return schedule;
    });

    public static void ApplyDefaults(JsonObject schedule, JsonObject parameters)
    {
        if (parameters.Obj("default_settings") is { } settings)
        {
            var defaults = schedule.Obj("default_settings")!;
            defaults.CopyFrom(settings, "billing_cycle_anchor", "collection_method", "default_payment_method", "description");
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

    /// <summary>
    /// Replaces the phases. Past phases are kept even if the call omits them. The current phase can change, but not its start date.
    /// </summary>
    private static void Replace(StripeCall call, JsonObject schedule)
    {
        var (change, parameters) = (call.Change, call.Params);
        var rows = parameters.Rows("phases").ToArray();
        if (rows.Length == 0)
        {
            throw StripeApiException.ParameterMissing("phases");
        }

        var currentPhase = schedule.Text("status") == "active" ? Schedules.Phase(schedule) : null;
        var pastPhases = schedule.Rows("phases").Take((int)schedule.Long("_phase")).Select(phase => phase.Clone()).ToArray();
        var requestedStart = rows[0].Text("start_date") == "now" ? change.Now : rows[0].LongOrNull("start_date");
        while (pastPhases.FirstOrDefault(phase => phase.Long("start_date") == requestedStart) is { } pastPhase)
        {
            rows = rows[1..];
            requestedStart = rows.Length == 0 ? throw StripeApiException.ParameterMissing("phases") : pastPhase.Long("end_date");
        }

        var start = requestedStart ?? currentPhase?.Long("start_date") ?? schedule.Rows("phases").First().Long("start_date");
        if (currentPhase is null)
        {
            schedule["_due"] = start;
        }
        else if (start != currentPhase.Long("start_date"))
        {
            throw StripeApiException.Invalid("You can not modify the start date of the current phase.", "phases[0][start_date]");
        }

        var newPhases = SchedulePhases.Of(change, new JsonObject
            { ["phases"] = new JsonArray([.. rows.Select(row => row.Clone())]) }, schedule, start);
        schedule["phases"] = new JsonArray([.. pastPhases, .. newPhases.Select(phase => phase!.DeepClone())]);
        if (currentPhase is null)
        {
            return;
        }

        var updatedPhase = Schedules.Phase(schedule);
        if (updatedPhase.Long("end_date") <= change.Now)
        {
            throw StripeApiException.Invalid("The current phase must end in the future.", "phases[0][end_date]");
        }

        ScheduleClock.SetCurrent(schedule);
        var subscription = change.Edit("subscription", schedule.Text("subscription"));
        if (!JsonNode.DeepEquals(updatedPhase["items"], currentPhase["items"])
            || !JsonNode.DeepEquals(updatedPhase["discounts"], currentPhase["discounts"])
            || updatedPhase.LongOrNull("trial_end") != currentPhase.LongOrNull("trial_end"))
        {
            EnterPhase.Run(change, schedule, subscription, call.Context, parameters.Text("proration_behavior") ?? "create_prorations");
        }

        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.updated", subscription);
    }
}

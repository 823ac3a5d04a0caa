namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the subscription schedule endpoints: consecutive phases of a subscription and the behavior after the last one.</summary>
internal static class Schedules
{
    public const string Kind = "subscription_schedule";

    public const string Phases =
        $"phases[]{{items[]!{{price {CreateSubscription.PriceData} quantity:int metadata{{*}} {Discounts.Parameter} tax_rates[]}} "
            + $"start_date:int|now end_date:int|now " +
        $"duration{{interval!:day|week|month|year interval_count:int}} {Discounts.Parameter} {SubscriptionParameters.AddInvoiceItems} "
            + $"{SubscriptionParameters.Proration} " +
        "trial:bool trial_end:int|now billing_cycle_anchor:automatic|phase_start collection_method:charge_automatically|send_invoice "
            + "currency default_payment_method " +
        "default_tax_rates[] automatic_tax{enabled!:bool} description invoice_settings{days_until_due:int} metadata{*}}";

    public const string Defaults =
        "default_settings{billing_cycle_anchor:automatic|phase_start collection_method:charge_automatically|send_invoice "
            + "default_payment_method description " +
        "automatic_tax{enabled!:bool} invoice_settings{days_until_due:int}} end_behavior:cancel|release metadata{*}";

    public static void Map(StripeApi api)
    {
        CreateSchedule.Map(api);
        UpdateSchedule.Map(api);
        EndSchedule.Map(api);
        api.Retrieve("subscription_schedules/{id}", Kind);
        api.List("subscription_schedules", "customer scheduled:bool created:range canceled_at:range completed_at:range released_at:range",
            call => call.Rows(Kind, "customer")
            .Where(row => !call.Params.ContainsKey("scheduled") || row.Text("status") == "not_started" == call.Params.Bool("scheduled"))
            .CreatedIn(call.Params).CreatedIn(call.Params, "canceled_at", "canceled_at")
            .CreatedIn(call.Params, "completed_at", "completed_at")
            .CreatedIn(call.Params, "released_at", "released_at"));
    }

    /// <summary>Returns a schedule that is active or not started, for editing.</summary>
    public static JsonObject GetOpen(StripeCall call, string verb)
    {
        var schedule = call.Change.Edit(Kind, call.Id);
        call.UseClockOf(schedule);
        return schedule.Text("status") is "active" or "not_started"
            ? schedule
            : throw StripeApiException.Invalid(
                $"You cannot {verb} a subscription schedule that is in the `{schedule.Text("status")}` status. A schedule can only be "
                    + $"{verb}d if it is in `not_started` or `active` status.");
    }

    public static JsonObject? Of(Change change, JsonObject subscription) => change.Find(Kind, subscription.Text("schedule"));

    public static JsonObject Phase(JsonObject schedule) => schedule.Rows("phases").ElementAt((int)schedule.Long("_phase"));
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the meter endpoints.</summary>
internal static class Meters
{
    public const string Kind = "billing.meter";

    public static void Map(StripeApi api)
    {
        api.Post("billing/meters",
            "display_name! event_name! default_aggregation!{formula!:count|last|sum} customer_mapping{event_payload_key! type!:by_id} "
                + "event_time_window:day|hour value_settings{event_payload_key!}",
            Create);
        api.Post("billing/meters/{id}", "display_name",
            call => Publish(call, call.Change.Edit(Kind, call.Id).CopyFrom(call.Params, "display_name"), "billing.meter.updated"));
        api.Post("billing/meters/{id}/deactivate", "", call => SetActive(call, active: false));
        api.Post("billing/meters/{id}/reactivate", "", call => SetActive(call, active: true));
        api.Retrieve("billing/meters/{id}", Kind);
        api.List("billing/meters", "status:active|inactive", call => call.Rows(Kind).Where(call.Params, "status"));
    }

    /// <summary>Gets the active meter of an event name.</summary>
    public static JsonObject GetActive(Change change, string name) =>
        change.All(Kind, "event_name", name).FirstOrDefault(meter => meter.Text("status") == "active")
            ?? throw (change.All(Kind, "event_name", name).Any()
                ? StripeApiException.Invalid($"The meter for event name {name} is inactive.", "event_name", "archived_meter")
                : StripeApiException.Invalid($"No meter found for event name {name}.", "event_name", "no_meter"));

    private static JsonObject Create(StripeCall call)
    {
        var (change, parameters) = (call.Change, call.Params);
        if (change.All(Kind, "event_name", parameters.Text("event_name")).Any(meter => meter.Text("status") == "active"))
        {
            throw StripeApiException.Invalid($"An active meter with event name {parameters.Text("event_name")} already exists.",
                "event_name", "resource_already_exists");
        }

        var meter = Shape.Of(Kind, NewId.Of("mtr"), change.Now);
        meter.CopyFrom(parameters, "display_name", "event_name", "default_aggregation", "customer_mapping",
            "event_time_window", "value_settings");
        return Publish(call, change.Add(meter), "billing.meter.created");
    }

    private static JsonObject SetActive(StripeCall call, bool active)
    {
        var meter = call.Change.Edit(Kind, call.Id);
        if (meter.Text("status") == "active" == active)
        {
            throw StripeApiException.Invalid($"This meter is already {meter.Text("status")}.");
        }

        meter["status"] = active ? "active" : "inactive";
        meter.Obj("status_transitions")!["deactivated_at"] = active ? null : call.Change.Now;
        return Publish(call, meter, active ? "billing.meter.reactivated" : "billing.meter.deactivated");
    }

    private static JsonObject Publish(StripeCall call, JsonObject meter, string eventType)
    {
        meter["updated"] = call.Change.Now;
        call.Change.Publish(eventType, meter);
        return meter;
    }
}

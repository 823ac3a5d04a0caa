using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Records meter events. Stripe processes them asynchronously and reports errors with an event; the emulator rejects the call with the same
/// error code.
/// </summary>
internal static class MeterEvents
{
    public const string Kind = "billing.meter_event";
    public const long Day = 24 * 60 * 60;
    private const long PastSeconds = 35 * Day;
    private const long FutureSeconds = 5 * 60;

    public static void Map(StripeApi api)
    {
        api.Post("billing/meter_events", "event_name! payload!{*} identifier timestamp:int", Create);
        api.Post("billing/meter_event_adjustments", "event_name! type!:cancel cancel{identifier!}", Cancel);
    }

    /// <summary>Returns the index key of a customer's events for a meter.</summary>
    public static string Key(JsonObject meter, string? customer) => $"{meter.Id()} {customer}";

    private static JsonObject Create(StripeCall call)
    {
        var (change, parameters) = (call.Change, call.Params);
        var meter = Meters.GetActive(change, parameters.Text("event_name")!);
        var payload = parameters.Obj("payload")!;
        var customerKey = meter.Text("customer_mapping.event_payload_key")!;
        var customer = payload.Text(customerKey) ?? throw StripeApiException.Invalid($"The payload has no `{customerKey}`.",
            $"payload[{customerKey}]", "meter_event_no_customer_defined");
        if (change.Find("customer", customer) is not { } existing || existing.Bool("deleted"))
        {
            throw StripeApiException.Invalid($"No such customer: '{customer}'", $"payload[{customerKey}]",
                "meter_event_customer_not_found");
        }

        call.UseClockOf(existing);
        var timestamp = parameters.LongOrNull("timestamp") ?? change.Now;
        if (timestamp < change.Now - PastSeconds || timestamp > change.Now + FutureSeconds)
        {
            throw timestamp < change.Now
                ? StripeApiException.Invalid("The timestamp is more than 35 days in the past.", "timestamp", "timestamp_too_far_in_past")
                : StripeApiException.Invalid("The timestamp is more than 5 minutes in the future.", "timestamp", "timestamp_in_future");
        }

        var identifier = parameters.Text("identifier") ?? NewId.Of("local", 32);
        if (Find(change, meter, identifier) is not null)
        {
            throw StripeApiException.Invalid($"An event already exists with identifier {identifier}.", "identifier",
                "duplicate_meter_event");
        }

        var meterEvent = change.Add(new JsonObject
        {
            ["id"] = NewId.Of("mev"),
            ["object"] = Kind,
            ["created"] = change.Now,
            ["event_name"] = parameters.Text("event_name"),
            ["identifier"] = identifier,
            ["livemode"] = false,
            ["payload"] = payload.Clone(),
            ["timestamp"] = timestamp,
            ["_key"] = Key(meter, customer),
            ["_value"] = Value(meter, payload),
        });
        var response = meterEvent.Clone();
        response.Remove("id");
        return response;
    }

    private static JsonObject Cancel(StripeCall call)
    {
        var identifier = call.Params.Text("cancel.identifier") ?? throw StripeApiException.ParameterMissing("cancel");
        var meter = Meters.GetActive(call.Change, call.Params.Text("event_name")!);
        var meterEvent = Find(call.Change, meter, identifier)
            ?? throw StripeApiException.Invalid($"No event with identifier {identifier} was created in the last 24 hours.",
                "cancel[identifier]", "resource_missing");
        call.Change.Remove(meterEvent);
        return new JsonObject
        {
            ["object"] = "billing.meter_event_adjustment",
            ["cancel"] = new JsonObject { ["identifier"] = identifier },
            ["event_name"] = call.Params.Text("event_name"),
            ["livemode"] = false,
            ["status"] = "complete",
            ["type"] = "cancel",
        };
    }

    /// <summary>
    /// Finds an event by its identifier. Identifiers are unique for 24 hours; after that Stripe accepts the same one again, and so does the
    /// emulator.
    /// </summary>
    private static JsonObject? Find(Change change, JsonObject meter, string identifier) => change.All(Kind, "identifier", identifier)
        .FirstOrDefault(row => row.Text("event_name") == meter.Text("event_name") && row.Long("created") > change.Now - Day);

    private static long Value(JsonObject meter, JsonObject payload)
    {
        if (meter.Text("default_aggregation.formula") == "count")
        {
            return 1;
        }

        var name = meter.Text("value_settings.event_payload_key")!;
        var text = payload.Text(name) ?? throw StripeApiException.Invalid($"The payload has no `{name}`.", $"payload[{name}]",
            "meter_event_value_not_found");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StripeApiException.Invalid($"The emulator supports whole numbers only. The value is {text}.", $"payload[{name}]",
                "meter_event_invalid_value");
    }
}

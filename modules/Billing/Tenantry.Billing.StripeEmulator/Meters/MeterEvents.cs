using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Reports of use. Stripe takes them in later and tells of what is wrong by an event; here the call itself is refused, with the same reason.
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

    /// <summary>Where the reports of one customer to one meter are found.</summary>
    public static string Key(JsonObject meter, string? customer) => $"{meter.Id()} {customer}";

    private static JsonObject Create(StripeCall call)
    {
        var (change, p) = (call.Change, call.Params);
        var meter = Meters.Active(change, p.Text("event_name")!);
        var payload = p.Obj("payload")!;
        var who = meter.Text("customer_mapping.event_payload_key")!;
        var customer = payload.Text(who) ?? throw StripeRefusal.Invalid($"The payload has no `{who}`.", $"payload[{who}]", "meter_event_no_customer_defined");
        if (change.Find("customer", customer) is not { } known || known.Bool("deleted"))
        {
            throw StripeRefusal.Invalid($"No such customer: '{customer}'", $"payload[{who}]", "meter_event_customer_not_found");
        }

        call.UseClockOf(known);
        var at = p.LongOrNull("timestamp") ?? change.Now;
        if (at < change.Now - PastSeconds || at > change.Now + FutureSeconds)
        {
            throw at < change.Now
                ? StripeRefusal.Invalid("The timestamp is more than 35 days in the past.", "timestamp", "timestamp_too_far_in_past")
                : StripeRefusal.Invalid("The timestamp is more than 5 minutes in the future.", "timestamp", "timestamp_in_future");
        }

        var identifier = p.Text("identifier") ?? NewId.Of("local", 32);
        if (Find(change, meter, identifier) is not null)
        {
            throw StripeRefusal.Invalid($"An event already exists with identifier {identifier}.", "identifier", "duplicate_meter_event");
        }

        var report = change.Add(new JsonObject
        {
            ["id"] = NewId.Of("mev"),
            ["object"] = Kind,
            ["created"] = change.Now,
            ["event_name"] = p.Text("event_name"),
            ["identifier"] = identifier,
            ["livemode"] = false,
            ["payload"] = payload.Clone(),
            ["timestamp"] = at,
            ["_key"] = Key(meter, customer),
            ["_value"] = Value(meter, payload),
        });
        var answer = report.Clone();
        answer.Remove("id");
        return answer;
    }

    private static JsonObject Cancel(StripeCall call)
    {
        var identifier = call.Params.Text("cancel.identifier") ?? throw StripeRefusal.Missing("cancel");
        var meter = Meters.Active(call.Change, call.Params.Text("event_name")!);
        var report = Find(call.Change, meter, identifier)
            ?? throw StripeRefusal.Invalid($"No event of the last 24 hours has the identifier {identifier}.", "cancel[identifier]", "resource_missing");
        call.Change.Remove(report);
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

    /// <summary>An identifier counts for a day; after that Stripe takes the same report again, and so does this one.</summary>
    private static JsonObject? Find(Change change, JsonObject meter, string identifier) => change.All(Kind, "identifier", identifier)
        .FirstOrDefault(row => row.Text("event_name") == meter.Text("event_name") && row.Long("created") > change.Now - Day);

    private static long Value(JsonObject meter, JsonObject payload)
    {
        if (meter.Text("default_aggregation.formula") == "count")
        {
            return 1;
        }

        var name = meter.Text("value_settings.event_payload_key")!;
        var text = payload.Text(name) ?? throw StripeRefusal.Invalid($"The payload has no `{name}`.", $"payload[{name}]", "meter_event_value_not_found");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StripeRefusal.Invalid($"This local Stripe takes whole numbers, not {text}.", $"payload[{name}]", "meter_event_invalid_value");
    }
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Aggregates a customer's meter events over a time range, for invoices and for the event summaries endpoint.</summary>
internal static class MeterSummaries
{
    private const long Minute = 60;
    private const long Hour = 60 * 60;

    public static void Map(StripeApi api) =>
        api.List("billing/meters/{id}/event_summaries", "customer! start_time!:int end_time!:int value_grouping_window:day|hour", call =>
    {
        var (change, parameters) = (call.Change, call.Params);
        var meter = change.Get(Meters.Kind, call.Id);
        var customer = Customers.GetExisting(change, parameters.Text("customer")).Id();
        var (start, end) = (parameters.Long("start_time"), parameters.Long("end_time"));
        var step = parameters.Text("value_grouping_window") switch { "day" => MeterEvents.Day, "hour" => Hour, _ => 0 };
        var boundary = step == 0 ? Minute : step;
        if (start % boundary != 0 || end % boundary != 0 || end <= start)
        {
            throw StripeApiException.Invalid(
                "start_time and end_time must align with minute boundaries or with the grouping window, and end_time must be after "
                    + "start_time.", "start_time");
        }

        return Windows(start, end, step == 0 ? end - start : step)
            .Select(window => (window.Start, window.End, Value: Of(change, meter, customer, window.Start, window.End)))
            .Where(window => step == 0 || window.Value is not null)
            .Select(window => Summary(meter, customer, window.Start, window.End, window.Value ?? 0)).Reverse();
    });

    /// <summary>Returns the aggregated value for a half-open time range; <see langword="null"/> if it has no events.</summary>
    public static long? Of(Change change, JsonObject meter, string customer, long start, long end)
    {
        var events = change.All(MeterEvents.Kind, "_key", MeterEvents.Key(meter, customer))
            .Where(row => row.Long("timestamp") >= start && row.Long("timestamp") < end).ToArray();
        return events.Length == 0 ? null
            : meter.Text("default_aggregation.formula") == "last" ? events.MaxBy(row => row.Long("timestamp"))!.Long("_value")
            : events.Sum(row => row.Long("_value"));
    }

    private static IEnumerable<(long Start, long End)> Windows(long start, long end, long step)
    {
        for (var at = start; at < end; at += step)
        {
            yield return (at, at + step);
        }
    }

    private static JsonObject Summary(JsonObject meter, string customer, long start, long end, long value) => new()
    {
        // The ID must be the same for every request, because it is also the cursor of a page.
        ["id"] = $"mtrusg_local_{meter.Id()[4..]}_{customer[4..]}_{start}_{end}",
        ["object"] = "billing.meter_event_summary",
        ["aggregated_value"] = value,
        ["end_time"] = end,
        ["livemode"] = false,
        ["meter"] = meter.Id(),
        ["start_time"] = start,
    };
}

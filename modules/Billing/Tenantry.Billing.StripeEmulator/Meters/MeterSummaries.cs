namespace Tenantry.Billing.StripeEmulator;

/// <summary>What a meter says about a customer for a time: the number that is billed, and that an application may show.</summary>
internal static class MeterSummaries
{
    private const long Minute = 60;
    private const long Hour = 60 * 60;

    public static void Map(StripeApi api) => api.List("billing/meters/{id}/event_summaries", "customer! start_time!:int end_time!:int value_grouping_window:day|hour", call =>
    {
        var (change, p) = (call.Change, call.Params);
        var meter = change.Get(Meters.Kind, call.Id);
        var customer = Customers.Living(change, p.Text("customer")).Id();
        var (start, end) = (p.Long("start_time"), p.Long("end_time"));
        var step = p.Text("value_grouping_window") switch { "day" => MeterEvents.Day, "hour" => Hour, _ => 0 };
        var unit = step == 0 ? Minute : step;
        if (start % unit != 0 || end % unit != 0 || end <= start)
        {
            throw StripeRefusal.Invalid("start_time and end_time must lie on the bounds of whole minutes, or of the grouping window, and the end after the start.", "start_time");
        }

        return Windows(start, end, step == 0 ? end - start : step)
            .Select(window => (window.Start, window.End, Value: Of(change, meter, customer, window.Start, window.End)))
            .Where(window => step == 0 || window.Value is not null)
            .Select(window => Summary(meter, customer, window.Start, window.End, window.Value ?? 0)).Reverse();
    });

    /// <summary>The number for a half-open time; null when nothing was reported in it.</summary>
    public static long? Of(Change change, JsonObject meter, string customer, long start, long end)
    {
        var reports = change.All(MeterEvents.Kind, "_key", MeterEvents.Key(meter, customer))
            .Where(row => row.Long("timestamp") >= start && row.Long("timestamp") < end).ToArray();
        return reports.Length == 0 ? null
            : meter.Text("default_aggregation.formula") == "last" ? reports.MaxBy(row => row.Long("timestamp"))!.Long("_value")
            : reports.Sum(row => row.Long("_value"));
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
        // The same question has the same answer, also as the cursor of a page.
        ["id"] = $"mtrusg_local_{meter.Id()[4..]}_{customer[4..]}_{start}_{end}",
        ["object"] = "billing.meter_event_summary",
        ["aggregated_value"] = value,
        ["end_time"] = end,
        ["livemode"] = false,
        ["meter"] = meter.Id(),
        ["start_time"] = start,
    };
}

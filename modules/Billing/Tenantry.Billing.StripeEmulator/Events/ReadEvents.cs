namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the endpoints of events, which are retained for 30 days.</summary>
internal static class ReadEvents
{
    public const long RetentionSeconds = 30 * 24 * 60 * 60;

    public static void Map(StripeApi api)
    {
        api.Retrieve("events/{id}", "event");
        api.List("events", "type types[] created:range delivery_success:bool", call => Rows(call).CreatedIn(call.Params));
    }

    private static IEnumerable<JsonObject> Rows(StripeCall call)
    {
        var types = call.Params.Texts("types").ToHashSet(StringComparer.Ordinal);
        var type = call.Params.Text("type");
        var rows = call.Change.All("event")
            .TakeWhile(row => row.Long("created") > call.Change.Now - RetentionSeconds || row.ContainsKey("_clock"))
            .Where(row => (types.Count == 0 || types.Contains(row.Text("type")!)) && (type is null || Matches(type, row.Text("type")!)));
        return call.Params.ContainsKey("delivery_success")
            ? rows.Where(row => (row.Long("pending_webhooks") == 0) == call.Params.Bool("delivery_success"))
            : rows;
    }

    private static bool Matches(string pattern, string type) =>
        pattern.EndsWith('*') ? type.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == type;
}

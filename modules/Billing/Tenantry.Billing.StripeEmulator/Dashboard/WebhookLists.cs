namespace Tenantry.Billing.StripeEmulator;

/// <summary>Builds the dashboard's list of webhook deliveries.</summary>
internal static class WebhookLists
{
    public static TableView Deliveries(Change change, string title, Func<JsonObject, bool>? filter = null, int skip = 0)
    {
        var rows = change.All(Delivery.Kind).Where(row => filter is null || filter(row)).Skip(skip)
            .Take(DashboardLists.PageSize + 1).ToArray();
        return new(title, "No deliveries yet. Events sent to your endpoints appear here.",
            ["Event", "Status", "Attempts", "Last response", "Endpoint", "Created"],
            [.. rows.Take(DashboardLists.PageSize).Select(Row)])
        {
            Next = rows.Length > DashboardLists.PageSize ? $"?skip={skip + DashboardLists.PageSize}" : null,
        };
    }

    private static Cell[] Row(JsonObject delivery)
    {
        var attempts = delivery.Rows("attempts").ToArray();
        return
        [
            new(delivery.Text("type")!, $"/dashboard/delivery/{delivery.Id()}"),
            Cell.Status(delivery.Text("status")),
            new($"{attempts.Length}", Number: true),
            new(attempts.LastOrDefault() is { } last ? last.Long("status") == 0 ? last.Text("answer")!
                : $"{last.Long("status")} in {last.Long("milliseconds")} ms" : "—"),
            new(delivery.Text("url")!),
            Cell.Time(delivery.Long("created")),
        ];
    }
}

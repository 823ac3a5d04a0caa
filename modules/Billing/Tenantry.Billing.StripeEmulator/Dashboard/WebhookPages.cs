using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the webhook pages of the dashboard: deliveries with their attempts, resending, and fault injection.</summary>
internal static class WebhookPages
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/dashboard/webhooks", (int? skip, string? saved, string? endpoint) => pages.Read(change => Page.Of<WebhooksPage>(
            ("Now", DashboardText.FormatTime(change.Now)),
            ("Note", saved is null ? null : "Saved for new deliveries."),
            ("Settings", FaultInjection.Get(change, change.Find("webhook_endpoint", endpoint)?.Id())),
            ("Target", change.Find("webhook_endpoint", endpoint)?.Text("url")),
            ("Endpoints", Endpoints(change)),
            ("Deliveries", WebhookLists.Deliveries(change, "Deliveries", skip: Math.Max(0, skip ?? 0))))));
        routes.MapPost("/dashboard/webhooks", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return pages.Write(change =>
            {
                var endpoint = change.Find("webhook_endpoint", form["endpoint"])?.Id();
                new FaultInjection(ParseMilliseconds(form["delay"]), ParseInteger(form["drop"], FaultInjection.MaxDropped),
                    form.ContainsKey("duplicate"), form.ContainsKey("reorder")) { Endpoint = endpoint }.Save(change);
                return Results.Redirect($"/dashboard/webhooks?saved=1{(endpoint is null ? "" : $"&endpoint={endpoint}")}");
            });
        });
        routes.MapGet("/dashboard/delivery/{id}", (string id, string? resent) =>
            pages.Read(change => Show(change, id, resent is not null)));
        routes.MapPost("/dashboard/delivery/{id}", (string id) => pages.Write(change => Resend(change, id)));
    }

    private static IResult Show(Change change, string id, bool resent)
    {
        if (change.Find(Delivery.Kind, id) is not { } delivery)
        {
            return Page.NotFound("Delivery not found");
        }

        var attempts = new TableView("Attempts", "No attempts yet", ["Date", "Status", "Duration", "Response"],
            [.. delivery.Rows("attempts").Select(row => new Cell[]
        {
            Cell.Time(row.Long("at")), new(row.Long("status") == 0 ? "no response" : $"{row.Long("status")}",
                Tone: row.Long("status") is >= 200 and < 300 ? "good" : "bad"),
            new($"{row.Long("milliseconds")} ms", Number: true), new(row.Text("answer") is { Length: > 0 } response ? response : "(empty)"),
        })]);
        return Page.Of<ObjectPage>(
            ("Title", $"{delivery.Text("type")} to {delivery.Text("url")}"),
            ("Current", "Webhooks"),
            ("Now", DashboardText.FormatTime(change.Now)),
            ("Note", resent ? "Resent. This is the new delivery." : null),
            ("Json", change.Find("event", delivery.Text("event"))?.ToWire().ToJsonString(Indented) ?? ""),
            ("Actions", new[] { ("resend", "Resend") }),
            ("Tables", new[] { attempts }));
    }

    private static IResult Resend(Change change, string id)
    {
        if (change.Find(Delivery.Kind, id) is not { } delivery
            || change.Find("event", delivery.Text("event")) is not { } webhookEvent
            || change.Find("webhook_endpoint", delivery.Text("endpoint")) is not { } endpoint)
        {
            return Page.NotFound("This event can't be resent because the event or its endpoint was deleted");
        }

        change.Edit(webhookEvent)["pending_webhooks"] = webhookEvent.Long("pending_webhooks") + 1;
        return Results.Redirect($"/dashboard/delivery/{Delivery.Queue(change, webhookEvent, endpoint).Id()}?resent=1");
    }

    private static TableView Endpoints(Change change) =>
        new("Endpoints", "No endpoints yet. Add one to StripeEmulatorOptions.WebhookEndpoints or create one with the API.",
        ["URL", "Status", "Events", "Faults"], [.. change.All("webhook_endpoint").Select(row => new Cell[]
        {
            new(row.Text("url")!), new(row.Text("status")!, Tone: row.Text("status") == "enabled" ? "good" : "plain"),
            new(string.Join(", ", row.Texts("enabled_events"))),
            new(Describe(FaultInjection.GetEffective(change, row.Id())), $"/dashboard/webhooks?endpoint={row.Id()}#faults"),
        })]);

    private static string Describe(FaultInjection faults) => !faults.IsActive ? "None" : string.Join(", ", new[]
    {
        faults.DelayMilliseconds > 0 ? $"{faults.DelaySeconds} s delay" : null, faults.DropNext > 0
        ? $"next {faults.DropNext} dropped" : null,
        faults.Duplicate ? "duplicated" : null, faults.Reorder ? "reordered" : null,
    }.Where(part => part is not null)) + (faults.Endpoint is null ? " (all)" : "");

    private static long ParseMilliseconds(string? seconds) =>
        decimal.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? (long)Math.Min(number * 1000, FaultInjection.MaxDelayMilliseconds) : 0;

    private static int ParseInteger(string? text, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, maximum) : 0;
}

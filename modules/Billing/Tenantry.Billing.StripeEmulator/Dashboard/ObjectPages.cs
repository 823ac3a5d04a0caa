using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the dashboard's lists and the detail page of an object.</summary>
internal static class ObjectPages
{
    private static readonly JsonSerializerOptions Indented = new()
        { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/dashboard/{name}", (string name, int? skip) => pages.Read(change =>
            DashboardLists.Find(change, name, Math.Max(0, skip ?? 0)) is { } table
                ? Page.Of<ListPage>(("Model", table), ("Now", DashboardText.FormatTime(change.Now)))
                : Page.NotFound("Page not found")));
        routes.MapGet("/dashboard/object/{kind}/{id}", (string kind, string id) => pages.Read(change => Show(change, kind, id)));
        routes.MapPost("/dashboard/object/{kind}/{id}", async (string kind, string id, HttpContext http) =>
        {
            var action = (await http.Request.ReadFormAsync())["action"].ToString();
            return pages.Write(change => change.Find(kind, id) is { } doc && ObjectActions.Run(change, doc, action) is { } next
                ? Results.Redirect(next)
                : Page.NotFound("This action isn't available for the object"));
        });
    }

    private static IResult Show(Change change, string kind, string id)
    {
        if (kind.StartsWith('_') || change.Find(kind, id) is not { } doc)
        {
            return Page.NotFound("Object not found");
        }

        return Page.Of<ObjectPage>(
            ("Title", Title(change, doc)),
            ("Current", Current(kind)),
            ("Now", DashboardText.FormatTime(change.Now)),
            ("Json", doc.ToWire().ToJsonString(Indented)),
            ("Actions", ObjectActions.List(doc)),
            ("Tables", Related(change, doc)));
    }

    private static IReadOnlyList<TableView> Related(Change change, JsonObject doc) => doc.Kind() switch
    {
        "customer" =>
        [
            DashboardLists.OfCustomer(change, "subscription", "Subscriptions", doc.Id(), row =>
                [new(DashboardText.Plan(change, row), DashboardLists.Detail(row)), DashboardLists.Status(row),
                    Cell.Time(Periods.Current(row).End)], "Plan", "Status", "Period ends"),
            DashboardLists.OfCustomer(change, "invoice", "Invoices", doc.Id(), row =>
                [new(row.Text("number") ?? "Draft", DashboardLists.Detail(row)), Cell.Money(row, "total"), Cell.Status(row.Text("status")),
                    Cell.Time(row.Long("created"))], "Number", "Total", "Status", "Created"),
            DashboardLists.OfCustomer(change, "payment_method", "Cards", doc.Id(), row =>
                [new($"{row.Text("card.brand")} {row.Text("card.last4")}", DashboardLists.Detail(row)),
                    new($"{row.Long("card.exp_month")} / {row.Long("card.exp_year")}")], "Card", "Expires"),
        ],
        "charge" =>
        [
            new("Disputes", "No disputes", ["Reason", "Status", "Amount", "Respond by"],
                [.. change.All("dispute").Where(row => row.Text("charge") == doc.Id()).Select(row => new Cell[]
            {
                new(row.Text("reason")!, DashboardLists.Detail(row)), Cell.Status(row.Text("status")), Cell.Money(row, "amount"),
                Cell.Time(row.LongOrNull("evidence_details.due_by")),
            })]),
        ],
        "event" => [WebhookLists.Deliveries(change, "Deliveries", row => row.Text("event") == doc.Id())],
        "invoice" =>
        [
            new("Lines", "No lines", ["Description", "From", "To", "Amount"], [.. doc.Rows("lines.data").Select(line => new Cell[]
            {
                new(line.Text("description") ?? "—"), Cell.Time(line.Long("period.start")), Cell.Time(line.Long("period.end")),
                Cell.Money(line, "amount"),
            })]),
        ],
        _ => [],
    };

    private static string Title(Change change, JsonObject doc) => doc.Kind() switch
    {
        "customer" => DashboardText.CustomerName(change, doc.Id()),
        "event" => doc.Text("type")!,
        "subscription" => $"{DashboardText.Plan(change, doc)} for {DashboardText.CustomerName(change, doc.Text("customer"))}",
        "invoice" => $"Invoice {doc.Text("number") ?? "(draft)"}",
        _ => doc.Id(),
    };

    private static string Current(string kind) => kind switch
    {
        "customer" => "Customers",
        "subscription" => "Subscriptions",
        "charge" or "dispute" => "Payments",
        "invoice" => "Invoices",
        "event" => "Events",
        _ => "",
    };
}

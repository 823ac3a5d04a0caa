namespace Tenantry.Billing.StripeEmulator;

/// <summary>Builds the dashboard's lists, newest first, in pages of 100 rows.</summary>
internal static class DashboardLists
{
    public const int PageSize = 100;

    public static TableView? Find(Change change, string name, int skip) => name switch
    {
        "customers" => Of(change, "customer", skip,
            new("Customers", "No customers yet. Customers created by the API or by a checkout appear here.",
            ["Email", "Name", "Id", "Created", "Balance"], []), row => [
                new(row.Text("email") ?? "—", Detail(row)), new(row.Text("name") ?? "—"), new(row.Id()), Cell.Time(row.Long("created")),
                Cell.Money(row, "balance")]),
        "subscriptions" => Of(change, "subscription", skip,
            new("Subscriptions", "No subscriptions yet. Subscriptions created by the API or by a checkout appear here.",
            ["Customer", "Plan", "Status", "Period ends", "Id"], []), row => [
                new(DashboardText.CustomerName(change, row.Text("customer")), Detail(row)),
                new(DashboardText.Plan(change, row)), Status(row),
                Cell.Time(Periods.Current(row).End), new(row.Id())]),
        "payments" => Of(change, "charge", skip, new("Payments", "No payments yet. Successful and failed charges appear here.",
            ["Amount", "Status", "Customer", "Card", "Description", "Date"], []), row => [
                Cell.Money(row, "amount") with { Link = Detail(row) }, PaymentStatus(row),
                new(DashboardText.CustomerName(change, row.Text("customer"))),
                new($"{row.Text("payment_method_details.card.brand")} {row.Text("payment_method_details.card.last4")}"),
                new(row.Text("failure_message") ?? row.Text("description") ?? "—"), Cell.Time(row.Long("created"))]),
        "invoices" =>
            Of(change, "invoice", skip, new("Invoices", "No invoices yet. Invoices of subscriptions and one-time invoices appear here.",
            ["Number", "Customer", "Total", "Status", "Created", "Next attempt"], []), row => [
                new(row.Text("number") ?? "Draft", Detail(row)), new(DashboardText.CustomerName(change, row.Text("customer"))),
                Cell.Money(row, "total"),
                Cell.Status(row.Text("status")), Cell.Time(row.Long("created")), Cell.Time(row.LongOrNull("next_payment_attempt"))]),
        "events" => Of(change, "event", skip, new("Events", "No events yet. Every change of an object creates one.",
            ["Event", "Object", "Id", "Created"], []), row => [
                new(row.Text("type")!, Detail(row)), new(row.Text("data.object.id") ?? "—"), new(row.Id()),
                Cell.Time(row.Long("created"))]),
        _ => null,
    };

    public static TableView OfCustomer(Change change, string kind, string title, string customer, Func<JsonObject, Cell[]> cells,
        params string[] columns) =>
        new(title, $"No {title.ToLowerInvariant()}", columns,
            [.. change.All(kind).Where(row => row.Text("customer") == customer).Take(PageSize).Select(cells)]);

    public static string Detail(JsonObject row) => $"/dashboard/object/{row.Kind()}/{row.Id()}";

    public static Cell Status(JsonObject subscription) => subscription.LongOrNull("cancel_at") is { } cancelAt
        && !SubscriptionStatus.IsEnded(subscription)
        ? Cell.Status(subscription.Text("status"))
        with { Text = $"{subscription.Text("status")}, cancels {DashboardText.FormatTime(cancelAt)}" }
        : Cell.Status(subscription.Text("status"));

    private static Cell PaymentStatus(JsonObject charge) => charge.Bool("disputed") ? new("disputed", Tone: "bad")
        : charge.Bool("refunded") ? new("refunded", Tone: "plain")
        : charge.Long("amount_refunded") > 0 ? new("partially refunded", Tone: "plain")
        : Cell.Status(charge.Text("status"));

    private static TableView Of(Change change, string kind, int skip, TableView empty, Func<JsonObject, Cell[]> cells) => empty with
    {
        Rows = [.. change.All(kind).Where(row => !row.Bool("deleted")).Skip(skip).Take(PageSize).Select(cells)],
        Next = change.Count(kind) > skip + PageSize ? $"?skip={skip + PageSize}" : null,
    };
}

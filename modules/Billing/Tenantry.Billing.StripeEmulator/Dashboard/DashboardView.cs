using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents a cell of a dashboard table: text with an optional link, status color or number format.</summary>
internal sealed record Cell(string Text, string? Link = null, string? Tone = null, bool Number = false)
{
    public static Cell Money(JsonObject doc, string field) => new(Amounts.Format(doc.Long(field), doc.Text("currency")), Number: true);

    public static Cell Time(long? at) => new(at is { } instant ? DashboardText.FormatTime(instant) : "—");

    public static Cell Status(string? status) => new((status ?? "").Replace('_', ' '), Tone: status switch
    {
        "active" or "paid" or "won" or "succeeded" or "complete" or "ready" => "good",
        "past_due" or "unpaid" or "lost" or "needs_response" or "failed" or "uncollectible" or "dropped" => "bad",
        "incomplete" or "pending" or "open" or "requires_payment_method" or "requires_action" or "trialing" => "warn",
        _ => "plain",
    });
}

/// <summary>Represents a dashboard list.</summary>
internal sealed record TableView(string Title, string Empty, string[] Columns, IReadOnlyList<Cell[]> Rows)
{
    /// <summary>Gets the link to the next page; <see langword="null"/> on the last page.</summary>
    public string? Next { get; init; }
}

internal static class DashboardText
{
    public static string FormatTime(long at) => DateTimeOffset.FromUnixTimeSeconds(at)
        .ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Plan(Change change, JsonObject subscription) => string.Join(", ", subscription.Rows("items.data").Select(item =>
        $"{(item.Long("quantity") == 1 ? "" : $"{item.Long("quantity")} × ")}{InvoiceDraft.ProductName(change, item.Obj("price")!)}"));

    public static string CustomerName(Change change, string? customer) =>
        change.Find("customer", customer) is { } doc ? doc.Text("email") ?? doc.Text("name") ?? doc.Id() : customer ?? "Guest";
}

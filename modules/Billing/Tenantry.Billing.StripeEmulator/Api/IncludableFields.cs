namespace Tenantry.Billing.StripeEmulator;

/// <summary>Provides the fields that Stripe includes only when they are requested with <c>expand[]</c>.</summary>
internal static class IncludableFields
{
    public static JsonNode? Find(Change change, JsonObject parent, string name) => (parent.Text("object"), name) switch
    {
        ("customer", "subscriptions") => Rows(change, "subscription", $"/v1/customers/{parent.Id()}/subscriptions",
            "customer", parent.Id(), row => row.Text("status") != "canceled"),
        ("customer", "tax_ids") => Shape.ListOf($"/v1/customers/{parent.Id()}/tax_ids",
            TaxIds.Of(change, parent.Id()).Select(row => row.ToWire())),
        ("customer", "tax") => CustomerTax.Of(parent),
        ("customer", "invoice_credit_balance") => CustomerBalance.ByCurrency(parent),
        ("charge", "refunds") => WithTotalCount(Rows(change, "refund", $"/v1/charges/{parent.Id()}/refunds", "charge", parent.Id())),
        ("invoice", "payments") => Rows(change, "invoice_payment", "/v1/invoice_payments", "invoice", parent.Id()),
        ("invoice", "confirmation_secret") => ConfirmationSecret(change, parent),
        ("checkout.session", "line_items") => PrivateField(change, parent, "_line_items") is JsonArray items
            ? Shape.ListOf($"/v1/checkout/sessions/{parent.Id()}/line_items", items.Select(item => ((JsonObject)item!).ToWire()))
            : null,
        ("price", "tiers") => PrivateField(change, parent, "_tiers") ?? new JsonArray(),
        ("coupon", "applies_to") => PrivateField(change, parent, "_applies_to") ?? new JsonObject { ["products"] = new JsonArray() },
        _ => null,
    };

    private static JsonObject Rows(Change change, string kind, string url, string field, string value,
        Func<JsonObject, bool>? filter = null) =>
        Shape.ListOf(url, change.All(kind, field, value).Where(row => filter is null || filter(row)).Select(row => row.ToWire()));

    private static JsonObject WithTotalCount(JsonObject list)
    {
        list["total_count"] = list.List("data").Count;
        return list;
    }

    private static JsonNode? PrivateField(Change change, JsonObject wire, string name) =>
        change.Find(wire.Kind(), wire.Id())?[name]?.DeepClone();

    private static JsonObject? ConfirmationSecret(Change change, JsonObject invoice) =>
        change.Find("payment_intent", change.Find("invoice", invoice.Id())?.Text("_payment_intent")) is { } intent
            ? new JsonObject { ["client_secret"] = intent.Text("client_secret"), ["type"] = "payment_intent" }
            : null;
}

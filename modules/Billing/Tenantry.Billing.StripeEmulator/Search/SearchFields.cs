namespace Tenantry.Billing.StripeEmulator;

internal enum SearchFieldKind
{
    /// <summary>Matches the whole value, ignoring case.</summary>
    Token = 1,

    /// <summary>Matches the whole value or a substring.</summary>
    Text,

    Numeric,
}

internal sealed record SearchResource(string Kind, string Path, IReadOnlyDictionary<string, SearchField> Fields);

internal sealed record SearchField(SearchFieldKind Kind, Func<JsonObject, JsonNode?> Read);

/// <summary>Lists the searchable fields of each resource, as documented by Stripe.</summary>
internal static class SearchFields
{
    public static IReadOnlyList<SearchResource> Resources { get; } =
    [
        Of("charge", "charges",
            "amount:n billing_details.address.postal_code created:n currency customer disputed refunded status payment_intent " +
            "payment_method_details.card.brand payment_method_details.card.exp_month:n payment_method_details.card.exp_year:n " +
            "payment_method_details.card.fingerprint payment_method_details.card.last4"),
        Of("customer", "customers", "created:n email:t name:t phone:t"),
        Of("invoice", "invoices", "created:n currency customer last_finalization_error_code=last_finalization_error.code " +
            "last_finalization_error_type=last_finalization_error.type number receipt_number status total:n " +
            "subscription=parent.subscription_details.subscription"),
        Of("payment_intent", "payment_intents", "amount:n created:n currency customer status"),
        Of("price", "prices", "active currency lookup_key product type"),
        Of("product", "products", "active description:t name:t shippable url"),
        Of("subscription", "subscriptions", "created:n canceled_at:n status"),
    ];

    private static SearchResource Of(string kind, string path, string fields) =>
        new(kind, path, fields.Split(' ').Select(Field).ToDictionary(field => field.Name, field => field.Field, StringComparer.Ordinal));

    private static (string Name, SearchField Field) Field(string text)
    {
        var (name, kind) = text.Split(':') is [var left, var letter]
            ? (left, letter == "n" ? SearchFieldKind.Numeric : SearchFieldKind.Text)
            : (text, SearchFieldKind.Token);
        return name.Split('=') is [var alias, var path]
            ? (alias, new SearchField(kind, row => row.At(path)))
            : (name, new SearchField(kind, row => row.At(name)));
    }
}

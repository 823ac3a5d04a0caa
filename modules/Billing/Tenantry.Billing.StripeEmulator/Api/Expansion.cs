using System.Text.Json;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Implements Stripe's <c>expand[]</c>: replaces IDs by their objects and adds fields that are not included by default.</summary>
internal static class Expansion
{
    /// <summary>The object type that the ID in a field of this name refers to.</summary>
    private static readonly Dictionary<string, string> ObjectTypes = new(StringComparer.Ordinal)
    {
        ["balance_transaction"] = BalanceTransactions.Kind,
        ["coupon"] = "coupon",
        ["credit_note"] = "credit_note",
        ["customer_balance_transaction"] = "customer_balance_transaction",
        ["charge"] = "charge",
        ["customer"] = "customer",
        ["default_payment_method"] = "payment_method",
        ["default_price"] = "price",
        ["discount"] = "discount",
        ["discounts"] = "discount",
        ["failure_balance_transaction"] = BalanceTransactions.Kind,
        ["invoice"] = "invoice",
        ["latest_charge"] = "charge",
        ["latest_invoice"] = "invoice",
        ["payment_intent"] = "payment_intent",
        ["payment_method"] = "payment_method",
        ["pending_setup_intent"] = "setup_intent",
        ["price"] = "price",
        ["product"] = "product",
        ["promotion_code"] = "promotion_code",
        ["refund"] = "refund",
        ["released_subscription"] = "subscription",
        ["schedule"] = "subscription_schedule",
        ["setup_intent"] = "setup_intent",
        ["subscription"] = "subscription",
        ["test_clock"] = "test_helpers.test_clock",
    };

    public static JsonObject Apply(Change change, JsonObject answer, JsonObject parameters)
    {
        var wire = answer.ToWire();
        foreach (var path in parameters.Texts("expand"))
        {
            if (path.Split('.').Length > 4)
            {
                throw StripeApiException.Invalid("You cannot expand more than 4 levels of a property.", "expand");
            }

            Expand(change, wire, path.Split('.'), path);
        }

        return wire;
    }

    private static void Expand(Change change, JsonObject parent, ReadOnlySpan<string> path, string fullPath)
    {
        if (path.Length == 0)
        {
            return;
        }

        var name = path[0];
        if (!parent.ContainsKey(name) && IncludableFields.Find(change, parent, name) is { } included)
        {
            parent[name] = included;
        }

        if (!parent.TryGetPropertyValue(name, out var value))
        {
            if (parent.Bool("deleted"))
            {
                return;
            }

            throw StripeApiException.Invalid($"This property cannot be expanded ({fullPath}).", "expand");
        }

        if (value is JsonArray rows)
        {
            for (var index = 0; index < rows.Count; index++)
            {
                if (rows[index] is JsonValue id && Resolve(change, name, id) is { } expanded)
                {
                    rows[index] = expanded;
                }

                if (rows[index] is JsonObject row)
                {
                    Expand(change, row, path[1..], fullPath);
                }
            }

            return;
        }

        if (value is JsonValue text && Resolve(change, name, text) is { } doc)
        {
            parent[name] = doc;
            value = doc;
        }

        if (value is JsonObject child)
        {
            Expand(change, child, path[1..], fullPath);
        }
    }

    private static JsonObject? Resolve(Change change, string field, JsonValue id) =>
        id.GetValueKind() == JsonValueKind.String && KindOf(field, id.GetValue<string>()) is { } kind
        && change.Find(kind, id.GetValue<string>()) is { } doc
            ? doc.ToWire()
            : null;

    /// <summary>
    /// Returns the object type of a field. The source of a balance transaction is a charge, a refund or a dispute, identified by the ID
    /// prefix.
    /// </summary>
    private static string? KindOf(string field, string id) => field != "source" ? ObjectTypes.GetValueOrDefault(field)
        : id.Split('_')[0] switch
    {
        "ch" => "charge",
        "re" => "refund",
        "du" => "dispute",
        _ => null,
    };
}

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Represents a recorded request, translated to the API version of the emulator.</summary>
internal sealed record RecordedRequest(HttpMethod Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    public static RecordedRequest Of(RecordedStep step)
    {
        var (method, path) = step.Path == "invoices/upcoming" ? (HttpMethod.Post, "invoices/create_preview") : (step.Method, step.Path);
        return new(method, path, [.. step.Parameters.SelectMany(field => Of(field, step)), .. DefaultParameters(step)]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(KeyValuePair<string, string> field, RecordedStep step)
    {
        switch (field.Key, field.Value)
        {
            // Before 2025-03-31.basil a subscription with one item could be updated without the item.
            case ("plan", _) when step.Path.StartsWith("subscriptions", StringComparison.Ordinal):
                if (step.Path != "subscriptions")
                {
                    yield return KeyValuePair.Create("items[0][id]", step.Body["items"]!["data"]![0]!["id"]!.GetValue<string>());
                }

                yield return KeyValuePair.Create("items[0][price]", field.Value);
                break;
            case ("quantity", _) when step.Path.StartsWith("subscriptions/", StringComparison.Ordinal):
                yield return KeyValuePair.Create("items[0][quantity]", field.Value);
                break;

            // 2025-03-31.basil: a list of discounts replaces the coupon.
            case ("coupon", _):
                yield return KeyValuePair.Create("discounts[0][coupon]", field.Value);
                break;

            // 2025-03-31.basil: an invoice has a list of payments, and a charge no longer has its invoice.
            case (_, "latest_invoice.payment_intent"):
                yield return KeyValuePair.Create(field.Key, "latest_invoice.payments");
                break;
            case (_, "invoice.subscription"):
                break;
            default:
                yield return field;
                break;
        }
    }

    /// <summary>Adds the parameters that older versions applied by default.</summary>
    private static IEnumerable<KeyValuePair<string, string>> DefaultParameters(RecordedStep step)
    {
        // 2025-09-30.clover: flexible is the default billing mode.
        if (step is { Path: "subscriptions", Method.Method: "POST" } && string.CompareOrdinal(step.Version, "2025-09-30") < 0)
        {
            yield return KeyValuePair.Create("billing_mode[type]", "classic");
        }

        if (step.Body["charges"] is not null)
        {
            yield return KeyValuePair.Create("expand[]", "latest_charge");
        }

        if (step.Body["payment_intent"] is not null && step.Body["object"]!.GetValue<string>() == "invoice")
        {
            yield return KeyValuePair.Create("expand[]", "payments");
        }
    }
}

/// <summary>Translates a recorded response of an older API version to the version of the emulator.</summary>
internal static class VersionChanges
{
    /// <summary>Fields that later versions removed or renamed.</summary>
    private static readonly Dictionary<string, string[]> RemovedFields = new(StringComparer.Ordinal)
    {
        // 2025-03-31.basil: metered prices are billed by meters.
        ["plan"] = ["aggregate_usage"],
        ["price"] = ["recurring.aggregate_usage"],

        // 2025-03-31.basil: replaced by parent, payments, discounts and total_taxes. The status replaces paid.
        ["invoice"] = ["application_fee_amount", "charge", "discount", "paid", "paid_out_of_band", "payment_intent", "quote",
            "subscription", "subscription_details", "subscription_proration_date", "tax", "total_tax_amounts", "transfer_data"],

        // 2025-03-31.basil: replaced by parent, pricing and taxes.
        ["line_item"] = ["amount_excluding_tax", "invoice_item", "plan", "price", "proration", "proration_details", "subscription",
            "subscription_item", "tax_amounts", "tax_rates", "type", "unit_amount_excluding_tax"],

        // 2022-11-15: replaced by latest_charge. 2025-03-31.basil: the invoice is found by its payments.
        ["payment_intent"] = ["charges", "invoice"],
        ["charge"] = ["refunds", "invoice"],

        // 2025-03-31.basil: items have periods, and discounts are a list.
        ["subscription"] = ["current_period_end", "current_period_start", "discount"],
    };

    public static JsonObject Of(JsonObject response)
    {
        var copy = (JsonObject)response.DeepClone();
        Upgrade(copy);
        return copy;
    }

    private static void Upgrade(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var child in array)
            {
                Upgrade(child);
            }
        }
        else if (node is JsonObject parent)
        {
            if (parent["object"] is JsonValue kind)
            {
                Move(parent, kind.GetValue<string>());
                foreach (var path in RemovedFields.GetValueOrDefault(kind.GetValue<string>(), []))
                {
                    Remove(parent, path.Split('.'));
                }
            }

            foreach (var (_, child) in parent)
            {
                Upgrade(child);
            }
        }
    }

    private static void Remove(JsonObject parent, ReadOnlySpan<string> path)
    {
        if (path.Length == 1)
        {
            // Only charges of older versions include refunds by default.
            if (path[0] != "refunds" || parent.ContainsKey("invoice"))
            {
                parent.Remove(path[0]);
            }
        }
        else if (parent[path[0]] is JsonObject child)
        {
            Remove(child, path[1..]);
        }
    }

    private static void Move(JsonObject parent, string kind)
    {
        switch (kind)
        {
            case "subscription" when parent["current_period_end"] is { } end:
                foreach (var item in parent["items"]!["data"]!.AsArray())
                {
                    item!["current_period_end"] = end.DeepClone();
                    item["current_period_start"] = parent["current_period_start"]!.DeepClone();
                }

                parent["discounts"] ??= parent["discount"]?["id"] is { } discount ? new JsonArray(discount.DeepClone()) : new JsonArray();
                break;
            case "invoice" when parent.ContainsKey("paid"):
                parent["parent"] = Parent(parent["subscription"]?.GetValue<string>());
                parent["total_taxes"] = parent["total_tax_amounts"]?.DeepClone();
                if (parent["webhooks_delivered_at"] is null)
                {
                    // Invoices of 2021 don't have it.
                    parent.Remove("webhooks_delivered_at");
                }

                if (parent["payment_intent"] is { } intent)
                {
                    parent["payments"] = Payments(parent, intent is JsonObject ? intent["id"]! : intent);
                }

                break;
            case "line_item" when parent.ContainsKey("proration"):
                parent["pricing"] = new JsonObject
                {
                    ["price_details"] = new JsonObject
                    {
                        ["price"] = parent["price"]?["id"]?.DeepClone(),
                        ["product"] = parent["price"]?["product"]?.DeepClone(),
                    },
                };
                break;
            // 2024-04-10: the default capture_method is automatic_async, except for subscription invoices.
            case "payment_intent" when parent["charges"] is JsonObject charges:
                parent["capture_method"] = parent["invoice"] is null ? "automatic_async" : "automatic";
                parent["latest_charge"] = charges["data"]!.AsArray().FirstOrDefault()?.DeepClone();
                break;
        }
    }

    private static JsonObject? Parent(string? subscription) => subscription is null ? null
        : new() { ["subscription_details"] = new JsonObject { ["subscription"] = subscription }, ["type"] = "subscription_details" };

    private static JsonObject Payments(JsonObject invoice, JsonNode intent) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray(new JsonObject
        {
            ["object"] = "invoice_payment",
            ["amount_paid"] = invoice["paid"]!.GetValue<bool>() ? invoice["amount_paid"]!.DeepClone() : null,
            ["invoice"] = invoice["id"]!.DeepClone(),
            ["payment"] = new JsonObject { ["payment_intent"] = intent.DeepClone(), ["type"] = "payment_intent" },
        }),
    };
}

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>A recorded request, in the words of the API version that the local Stripe serves.</summary>
internal sealed record RecordedRequest(HttpMethod Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    public static RecordedRequest Of(RecordedStep step)
    {
        var (method, path) = step.Path == "invoices/upcoming" ? (HttpMethod.Post, "invoices/create_preview") : (step.Method, step.Path);
        return new(method, path, [.. step.Parameters.SelectMany(field => Of(field, step)), .. Added(step)]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(KeyValuePair<string, string> field, RecordedStep step)
    {
        switch (field.Key, field.Value)
        {
            // Until 2025-03-31.basil a subscription of one item could be written without the item.
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

            // 2025-03-31.basil: a list of discounts instead of one coupon.
            case ("coupon", _):
                yield return KeyValuePair.Create("discounts[0][coupon]", field.Value);
                break;

            // 2025-03-31.basil: an invoice has payments instead of one payment, and a charge no longer knows its invoice.
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

    /// <summary>What older versions answered without being asked.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Added(RecordedStep step)
    {
        // 2025-09-30.clover: flexible is the billing mode unless another is named.
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

/// <summary>Brings a recorded answer of an older API version into the shape of the one that the local Stripe serves.</summary>
internal static class VersionChanges
{
    /// <summary>Fields that later versions dropped, or that say under another name what is compared there.</summary>
    private static readonly Dictionary<string, string[]> Dropped = new(StringComparer.Ordinal)
    {
        // 2025-03-31.basil: metered prices are billed by meters.
        ["plan"] = ["aggregate_usage"],
        ["price"] = ["recurring.aggregate_usage"],

        // 2025-03-31.basil: parent, payments, discounts and total_taxes take their places. The status tells that it is paid.
        ["invoice"] = ["application_fee_amount", "charge", "discount", "paid", "paid_out_of_band", "payment_intent", "quote",
            "subscription", "subscription_details", "subscription_proration_date", "tax", "total_tax_amounts", "transfer_data"],

        // 2025-03-31.basil: parent, pricing and taxes take their places.
        ["line_item"] = ["amount_excluding_tax", "invoice_item", "plan", "price", "proration", "proration_details", "subscription",
            "subscription_item", "tax_amounts", "tax_rates", "type", "unit_amount_excluding_tax"],

        // 2022-11-15: latest_charge. 2025-03-31.basil: the invoice is found by its payments.
        ["payment_intent"] = ["charges", "invoice"],
        ["charge"] = ["refunds", "invoice"],

        // 2025-03-31.basil: periods belong to items; a list of discounts.
        ["subscription"] = ["current_period_end", "current_period_start", "discount"],
    };

    public static JsonObject Of(JsonObject answer)
    {
        var copy = (JsonObject)answer.DeepClone();
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
                foreach (var path in Dropped.GetValueOrDefault(kind.GetValue<string>(), []))
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
            // Only the charge of an older version has its refunds without being asked.
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
                    // The invoices of 2021 did not get it.
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
            // 2024-04-10: capture_method is automatic_async unless a subscription's invoice is paid.
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

using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

internal static class InvoiceLines
{
    public static JsonObject Add(JsonObject invoice, long amount, string? description, long start, long end,
        long quantity, JsonObject? price)
    {
        var line = Shape.Of("line_item", NewId.Of("il"), created: 0);
        line["amount"] = amount;
        line["subtotal"] = amount;
        line["currency"] = invoice.Text("currency");
        line["description"] = description;
        line["invoice"] = invoice.Id();
        line["period"] = new JsonObject { ["end"] = end, ["start"] = start };
        SetQuantity(line, quantity);
        line["pricing"] = price is null ? null : Pricing(price);
        invoice.List("lines.data").Add(line);
        return line;
    }

    public static void SetQuantity(JsonObject line, long quantity)
    {
        line["quantity"] = quantity;
        line["quantity_decimal"] = quantity.ToString(CultureInfo.InvariantCulture);
    }

    public static void AddItem(JsonObject invoice, JsonObject item)
    {
        var line = Add(invoice, item.Long("amount"), item.Text("description"), item.Long("period.start"), item.Long("period.end"),
            item.Long("quantity"), price: null);
        line["pricing"] = item["pricing"]?.DeepClone();
        if (item.Bool("proration") && line.Obj("pricing") is { } pricing)
        {
            pricing["unit_amount_decimal"] = null;
        }

        line["discountable"] = item.Bool("discountable");
        line["discounts"] = item["discounts"]?.DeepClone() ?? new JsonArray();
        line["_tax_rates"] = TaxRates.Ids(item["tax_rates"]);
        line["metadata"] = item.Obj("metadata")!.Clone();
        line["subscription"] = item.Text("parent.subscription_details.subscription");
        line["parent"] = Parent(item);
    }

    /// <summary>Builds the parent of a line: the subscription item for a proration, otherwise the invoice item.</summary>
    private static JsonObject Parent(JsonObject item)
    {
        var details = new JsonObject
        {
            ["invoice_item"] = item.Id(),
            ["proration"] = item.Bool("proration"),
            ["proration_details"] = new JsonObject { ["credited_items"] = BuildCreditedItems(item) },
            ["subscription"] = item.Text("parent.subscription_details.subscription"),
        };
        var subscriptionItem = item.Bool("proration") ? item.Text("parent.subscription_details.subscription_item") : null;
        if (subscriptionItem is not null)
        {
            details["subscription_item"] = subscriptionItem;
        }

        return new JsonObject
        {
            ["invoice_item_details"] = subscriptionItem is null ? details : null,
            ["subscription_item_details"] = subscriptionItem is null ? null : details,
            ["type"] = subscriptionItem is null ? "invoice_item_details" : "subscription_item_details",
        };
    }

    private static JsonObject? BuildCreditedItems(JsonObject item) => item.Text("_credits.line") is { } line
        ? new JsonObject { ["invoice"] = item.Text("_credits.invoice"), ["invoice_line_items"] = new JsonArray(line) }
        : null;

    public static JsonObject SubscriptionItemParent(JsonObject item, bool proration) => new()
    {
        ["invoice_item_details"] = null,
        ["subscription_item_details"] = new JsonObject
        {
            ["invoice_item"] = null,
            ["proration"] = proration,
            ["proration_details"] = new JsonObject { ["credited_items"] = null },
            ["subscription"] = item.Text("subscription"),
            ["subscription_item"] = item.Id(),
        },
        ["type"] = "subscription_item_details",
    };

    public static JsonObject Pricing(JsonObject price) => new()
    {
        ["price_details"] = new JsonObject { ["price"] = price.Id(), ["product"] = price.Text("product") },
        ["type"] = "price_details",
        ["unit_amount_decimal"] = price.Text("unit_amount_decimal"),
    };
}

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Builds the line items of a session. They are stored in the session and listed by an endpoint of their own.</summary>
internal static class SessionItems
{
    public static void Set(Change change, JsonObject session, JsonObject parameters)
    {
        var mode = session.Text("mode");
        var items = new JsonArray();
        foreach (var row in parameters.Rows("line_items"))
        {
            items.Add(Item(change, row, mode!, items.Count));
        }

        session["_line_items"] = items;
        var rows = session.Rows("_line_items").ToArray();
        if (mode != "setup" && rows.Length == 0)
        {
            throw StripeApiException.ParameterMissing("line_items");
        }

        if (mode == "subscription" && rows.All(item => item.Obj("price.recurring") is null))
        {
            throw StripeApiException.Invalid("You must provide at least one recurring price in `subscription` mode when using prices.");
        }

        if (rows.Select(item => item.Text("currency")).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw StripeApiException.Invalid("The price specified only supports one currency, and all line items must share it.",
                "line_items");
        }

        SubscriptionChange.EnsureSameCurrencyAndInterval(rows.Select(item => item.Obj("price")!)
            .Where(price => price["recurring"] is not null));
        session["currency"] = rows.FirstOrDefault()?.Text("currency") ?? session.Text("currency");
    }

    /// <summary>Returns the quantities the buyer can choose; <see langword="null"/> if the quantity isn't adjustable.</summary>
    public static (long Minimum, long Maximum)? Adjustable(JsonObject item) => item.Bool("adjustable_quantity.enabled")
        ? (item.LongOrNull("adjustable_quantity.minimum") ?? 0, item.LongOrNull("adjustable_quantity.maximum") ?? 99)
        : null;

    private static JsonObject Item(Change change, JsonObject row, string mode, int index)
    {
        var price = CreateSubscription.Price(change, row, $"line_items[{index}][price]");
        if (mode == "payment" && price["recurring"] is not null)
        {
            throw StripeApiException.Invalid(
                "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time "
                    + "prices.");
        }

        if (price.Text("recurring.usage_type") == "metered" && row.LongOrNull("quantity") is not null)
        {
            throw StripeApiException.Invalid("Quantity should not be specified where usage_type is `metered`.",
                $"line_items[{index}][quantity]");
        }

        var quantity = row.LongOrNull("quantity") ?? 1;
        if (quantity < 1)
        {
            throw StripeApiException.Invalid("This value must be greater than or equal to 1.", $"line_items[{index}][quantity]",
                "parameter_invalid_integer");
        }

        var item = Shape.Of("item", NewId.Of("li"), created: 0);
        item["price"] = price.ToWire();
        item["currency"] = price.Text("currency");
        item["quantity"] = quantity;
        item["description"] = InvoiceDraft.ProductName(change, price);
        if (row.Obj("adjustable_quantity") is { } adjustable)
        {
            item["adjustable_quantity"] = new JsonObject
            {
                ["enabled"] = adjustable.Bool("enabled"),
                ["maximum"] = adjustable.LongOrNull("maximum") ?? 99,
                ["minimum"] = adjustable.LongOrNull("minimum") ?? 0,
            };
        }

        item["_tax_rates"] = TaxRates.Ids(TaxRates.ResolveOrNull(change, row));
        return item.MergeMetadata(row);
    }
}

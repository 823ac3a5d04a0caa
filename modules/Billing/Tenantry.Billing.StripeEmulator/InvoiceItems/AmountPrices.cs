namespace Tenantry.Billing.StripeEmulator;

/// <summary>The inactive one-time prices behind invoice items that were created with an amount instead of a price.</summary>
internal static class AmountPrices
{
    private const string Product = "prod_LocalInvoiceItems";

    /// <summary>Finds or adds the price. The same amount has the same price.</summary>
    public static JsonObject Of(Change change, long amount, long quantity, string currency)
    {
        var each = quantity == 0 ? amount : (decimal)amount / quantity;
        var exact = $"{each / 1.000000000000m}";
        var id = $"price_LocalAmount{currency}{exact.Replace('.', 'x').Replace('-', 'm')}";
        return change.Find("price", id) ?? Add(change, id, each, exact, currency);
    }

    private static JsonObject Add(Change change, string id, decimal each, string exact, string currency)
    {
        if (change.Find("product", Product) is null)
        {
            var product = Shape.Of("product", Product, change.Now);
            product["active"] = false;
            product["name"] = "Invoice item";
            product["updated"] = change.Now;
            product["_inline"] = true;
            change.Add(product);
        }

        var price = Shape.Of("price", id, change.Now);
        price["active"] = false;
        price["currency"] = currency;
        price["product"] = Product;
        price["unit_amount"] = each == decimal.Truncate(each) ? (long)each : null;
        price["unit_amount_decimal"] = exact;
        price["_inline"] = true;
        return change.Add(price);
    }
}

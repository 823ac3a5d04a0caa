namespace Tenantry.Billing.StripeEmulator;

/// <summary>Provides the inactive one-time prices of invoice items that were created with an amount instead of a price.</summary>
internal static class AmountPrices
{
    private const string Product = "prod_LocalInvoiceItems";

    /// <summary>Finds or creates the price. Equal amounts share a price.</summary>
    public static JsonObject Of(Change change, long amount, long quantity, string currency)
    {
        var unitAmount = quantity == 0 ? amount : (decimal)amount / quantity;
        var decimalText = $"{unitAmount / 1.000000000000m}";
        var id = $"price_LocalAmount{currency}{decimalText.Replace('.', 'x').Replace('-', 'm')}";
        return change.Find("price", id) ?? Add(change, id, unitAmount, decimalText, currency);
    }

    private static JsonObject Add(Change change, string id, decimal unitAmount, string decimalText, string currency)
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
        price["unit_amount"] = unitAmount == decimal.Truncate(unitAmount) ? (long)unitAmount : null;
        price["unit_amount_decimal"] = decimalText;
        price["_inline"] = true;
        return change.Add(price);
    }
}

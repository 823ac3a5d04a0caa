namespace Tenantry.Billing.StripeEmulator;

/// <summary>Adds one-time items to a subscription's next invoice.</summary>
internal static class AdditionalInvoiceItems
{
    public static void Add(Change change, JsonObject subscription, JsonObject parameters)
    {
        var index = 0;
        foreach (var row in parameters.Rows("add_invoice_items"))
        {
            var param = $"add_invoice_items[{index++}][price]";
            var price = CreateSubscription.Price(change, row, param);
            if (price["recurring"] is not null)
            {
                throw StripeApiException.Invalid(
                    "The price specified is set to `type=recurring` but this field only accepts prices with `type=one_time`.", param);
            }

            var quantity = row.LongOrNull("quantity") ?? 1;
            var customer = change.Get("customer", subscription.Text("customer"));
            var (start, end) = Periods.Current(subscription);
            var item = InvoiceItems.Add(change, customer, Amounts.Calculate(change, price, quantity), price.Text("currency")!,
                InvoiceDraft.ProductName(change, price), start, end);
            item.MergeMetadata(row);
            InvoiceItems.SetQuantity(item, quantity);
            item["pricing"] = InvoiceLines.Pricing(price);
            item["discountable"] = !row.ContainsKey("discountable") || row.Bool("discountable");
            item["tax_rates"] = TaxRates.ResolveOrNull(change, row);
            item["parent"] = InvoiceItems.Parent(subscription.Id(), item: null);
            change.Publish("invoiceitem.created", item);
        }
    }
}

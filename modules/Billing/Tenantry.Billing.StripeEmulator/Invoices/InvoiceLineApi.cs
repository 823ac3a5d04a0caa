namespace Tenantry.Billing.StripeEmulator;

/// <summary>Adds, updates and removes several lines of a draft in one call. Each line is an invoice item attached to the invoice.</summary>
internal static class InvoiceLineApi
{
    private const string Fields =
        $"amount:int {InvoiceItems.PriceData} pricing{{price}} quantity:int description metadata{{*}} discountable:bool " +
        $"{Discounts.Parameter} tax_rates[] period{{start!:int end!:int}}";

    public static void Map(StripeApi api)
    {
        api.Post("invoices/{id}/add_lines", $"lines[]!{{invoice_item {Fields}}} invoice_metadata{{*}}", call => Run(call, Add));
        api.Post("invoices/{id}/update_lines",
            $"lines[]!{{id! amount:int quantity:int description metadata{{*}} discountable:bool}} invoice_metadata{{*}}",
            call => Run(call, Update));
        api.Post("invoices/{id}/remove_lines", "lines[]!{id! behavior!:delete|unassign} invoice_metadata{*}", call => Run(call, Remove));
    }

    private static JsonObject Run(StripeCall call, Action<Change, JsonObject, JsonObject, string> apply)
    {
        var invoice = call.Change.Edit("invoice", call.Id);
        call.UseClockOf(invoice);
        if (invoice.Text("status") != "draft")
        {
            throw StripeApiException.Invalid("This invoice is no longer editable", "id", "invoice_not_editable");
        }

        var index = 0;
        foreach (var row in call.Params.Rows("lines"))
        {
            apply(call.Change, invoice, row, $"lines[{index++}]");
        }

        invoice.MergeMetadata(call.Params, "invoice_metadata");
        InvoiceTotals.Set(call.Change, invoice);
        call.Change.Publish("invoice.updated", invoice);
        return invoice;
    }

    private static void Add(Change change, JsonObject invoice, JsonObject row, string param)
    {
        if (row.Text("invoice_item") is { } id)
        {
            var pendingItem = change.Edit("invoiceitem", id, $"{param}[invoice_item]");
            if (pendingItem.Text("invoice") is not null || pendingItem.Text("customer") != invoice.Text("customer"))
            {
                throw StripeApiException.Invalid("The invoice item is not pending for this customer.", $"{param}[invoice_item]");
            }

            InvoiceItems.AddTo(change, invoice, pendingItem);
            return;
        }

        row["currency"] = invoice.Text("currency");
        var item = InvoiceItems.CreatePending(change, change.Get("customer", invoice.Text("customer")), row);
        if (item.Text("currency") != invoice.Text("currency"))
        {
            throw StripeApiException.Invalid(
                $"The price uses the currency {item.Text("currency")}, but the invoice uses {invoice.Text("currency")}.",
                $"{param}[pricing][price]");
        }

        InvoiceItems.AddTo(change, invoice, item);
        change.Publish("invoiceitem.created", item);
    }

    private static void Update(Change change, JsonObject invoice, JsonObject row, string param)
    {
        var (line, item) = Find(change, invoice, row, param);
        if (row.LongOrNull("quantity") is { } quantity)
        {
            InvoiceItems.SetQuantity(item, quantity);
            InvoiceLines.SetQuantity(line, quantity);
            item["amount"] = change.Find("price", item.Text("pricing.price_details.price")) is { } price
                ? Amounts.Calculate(change, price, quantity)
                : item.Long("amount");
        }

        item.CopyFrom(row, "amount", "description", "discountable").MergeMetadata(row);
        item["net_amount"] = item.Long("amount");
        line.CopyFrom(item, "amount", "description", "discountable", "metadata");
        line["subtotal"] = item.Long("amount");
    }

    private static void Remove(Change change, JsonObject invoice, JsonObject row, string param)
    {
        var (line, item) = Find(change, invoice, row, param);
        invoice.List("lines.data").Remove(line);
        if (row.Text("behavior") == "unassign")
        {
            item["invoice"] = null;
            return;
        }

        change.Remove(item);
        change.Publish("invoiceitem.deleted", item);
    }

    private static (JsonObject Line, JsonObject Item) Find(Change change, JsonObject invoice, JsonObject row, string param)
    {
        var line = invoice.Rows("lines.data").FirstOrDefault(candidate => candidate.Id() == row.Text("id"))
            ?? throw StripeApiException.ResourceMissing("line_item", row.Text("id"), $"{param}[id]");
        return line.Text("parent.invoice_item_details.invoice_item") is { } item
            ? (line, change.Edit("invoiceitem", item))
            : throw StripeApiException.Invalid("A subscription item line can't be updated or removed.", $"{param}[id]");
    }
}

using System.Globalization;

namespace Tenantry.Billing.StripeEmulator;

internal static class InvoiceItems
{
    public const string PriceData =
        "price_data{currency! product product_data{name! description metadata{*} images[]} unit_amount:int unit_amount_decimal:number "
            + "tax_behavior:exclusive|inclusive|unspecified}";

    public static void Map(StripeApi api)
    {
        api.Post("invoiceitems",
            $"customer! amount:int currency pricing{{price}} {PriceData} quantity:int unit_amount_decimal:number description "
                + $"metadata{{*}} invoice subscription discountable:bool {Discounts.Parameter} tax_rates[] "
                + $"tax_behavior:exclusive|inclusive|unspecified period{{start!:int end!:int}}", Create);
        api.Post("invoiceitems/{id}", "amount:int quantity:int description metadata{*} discountable:bool", Update);
        api.Retrieve("invoiceitems/{id}", "invoiceitem");
        api.List("invoiceitems", "customer invoice pending:bool created:range", call => call.Change.All("invoiceitem")
            .Where(row => !call.Params.ContainsKey("pending") || row.Text("invoice") is null == call.Params.Bool("pending"))
            .Where(call.Params, "customer", "invoice").CreatedIn(call.Params, "date"));
        api.Delete("invoiceitems/{id}", "", call =>
        {
            var item = call.Change.Get("invoiceitem", call.Id);
            if (item.Text("invoice") is not null)
            {
                throw StripeApiException.Invalid("The invoice item is already attached to an invoice and can't be deleted.",
                    code: "invoice_not_editable");
            }

            call.Change.Remove(item);
            call.Change.Publish("invoiceitem.deleted", item);
            return Shape.Deleted(item);
        });
    }

    public static JsonObject Add(Change change, JsonObject customer, long amount, string currency, string? description,
        long start, long end)
    {
        var item = Shape.Of("invoiceitem", NewId.Of("ii"), change.Now);
        item["amount"] = amount;
        item["net_amount"] = amount;
        item["currency"] = currency;
        item["customer"] = customer.Id();
        item["date"] = change.Now;
        item["description"] = description;
        item["period"] = new JsonObject { ["end"] = end, ["start"] = start };
        item["test_clock"] = customer.Text("test_clock");
        return change.Add(item);
    }

    /// <summary>
    /// Sets the quantity, which the API sends both as a number and as a decimal string. The official SDKs reject an item without the
    /// string.
    /// </summary>
    public static void SetQuantity(JsonObject item, long quantity)
    {
        item["quantity"] = quantity;
        item["quantity_decimal"] = quantity.ToString(CultureInfo.InvariantCulture);
    }

    private static JsonObject Create(StripeCall call)
    {
        var parameters = call.Params;
        var customer = Customers.GetExisting(call.Change, parameters.Text("customer"));
        call.UseClockOf(customer);
        var item = CreatePending(call.Change, customer, parameters);
        if (parameters.Text("invoice") is null)
        {
            CustomerCurrency.Check(call.Change, customer, item.Text("currency")!);
        }

        if (parameters.Text("subscription") is { } subscription)
        {
            item["parent"] = Parent(call.Change.Get("subscription", subscription, "subscription").Id(), item: null);
        }

        if (parameters.Text("invoice") is { } draft)
        {
            AddTo(call.Change, call.Change.Edit("invoice", draft, "invoice"), item);
        }

        call.Change.Publish("invoiceitem.created", item);
        return item;
    }

    /// <summary>Creates a pending invoice item from the parameters of a call. It publishes no event.</summary>
    public static JsonObject CreatePending(Change change, JsonObject customer, JsonObject parameters)
    {
        var quantity = parameters.LongOrNull("quantity") ?? 1;
        var price = parameters.Obj("price_data") is not null ? CreateSubscription.Price(change, parameters, "price_data")
            : parameters.Text("pricing.price") is { } id ? change.Get("price", id, "pricing[price]") : null;
        var currency = price?.Text("currency") ?? parameters.Text("currency")?.ToLowerInvariant() ?? Currency(change, customer, parameters);
        var amount = price is null ? parameters.LongOrNull("amount")
            ?? (parameters.DecimalOrNull("unit_amount_decimal") is { } unitAmount ? Amounts.Round(unitAmount * quantity)
                : throw StripeApiException.ParameterMissing("amount")) : Amounts.Calculate(change, price, quantity);
        var now = change.Now;
        var item = Add(change, customer, amount, currency, parameters.Text("description"), parameters.LongOrNull("period.start") ?? now,
            parameters.LongOrNull("period.end") ?? now);
        item.MergeMetadata(parameters);
        SetQuantity(item, quantity);
        item["discountable"] = !parameters.ContainsKey("discountable") ? amount > 0 : parameters.Bool("discountable");
        item["pricing"] = InvoiceLines.Pricing(price ?? AmountPrices.Of(change, amount, quantity, currency));
        item["description"] ??= price is null ? null : InvoiceDraft.ProductName(change, price);
        item["tax_rates"] = TaxRates.ResolveOrNull(change, parameters) ?? [];
        SubscriptionDiscounts.Replace(change, item, parameters);
        return item;
    }

    /// <summary>Returns the currency of the invoice, or else of the customer, or else <c>usd</c>.</summary>
    private static string Currency(Change change, JsonObject customer, JsonObject parameters) =>
        change.Find("invoice", parameters.Text("invoice"))?.Text("currency") ?? customer.Text("currency") ?? "usd";

    public static JsonObject Parent(string subscription, string? item) => new()
    {
        ["subscription_details"] = new JsonObject { ["subscription"] = subscription, ["subscription_item"] = item },
        ["type"] = "subscription_details",
    };

    private static JsonObject Update(StripeCall call)
    {
        var item = call.Change.Edit("invoiceitem", call.Id);
        if (item.Text("invoice") is not null)
        {
            throw StripeApiException.Invalid("The invoice item is already attached to an invoice and can't be updated.",
                code: "invoice_not_editable");
        }

        item.CopyFrom(call.Params, "amount", "quantity", "description", "discountable").MergeMetadata(call.Params);
        SetQuantity(item, item.Long("quantity"));
        item["net_amount"] = item.Long("amount");
        call.Change.Publish("invoiceitem.updated", item);
        return item;
    }

    /// <summary>Attaches an item to a draft invoice, which adds it as a line.</summary>
    public static void AddTo(Change change, JsonObject invoice, JsonObject item)
    {
        if (invoice.Text("status") != "draft")
        {
            throw StripeApiException.Invalid("This invoice is no longer editable", "invoice", "invoice_not_editable");
        }

        item["invoice"] = invoice.Id();
        InvoiceLines.AddItem(invoice, item);
        InvoiceTotals.Set(change, invoice);
    }
}

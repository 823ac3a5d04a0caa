namespace Tenantry.Billing.StripeEmulator;

/// <summary>Builds invoices: the header, the periods of subscription items, and pending invoice items.</summary>
internal static class InvoiceDraft
{
    public static JsonObject Start(Change change, JsonObject customer, string currency, string reason, JsonObject? subscription = null)
    {
        var invoice = Shape.Of("invoice", NewId.Of("in"), change.Now);
        invoice["billing_reason"] = reason;
        invoice["currency"] = currency;
        invoice["customer"] = customer.Id();
        invoice["customer_email"] = customer.Text("email");
        invoice["customer_name"] = customer.Text("name");
        invoice["customer_phone"] = customer.Text("phone");
        invoice["customer_address"] = customer.Obj("address")?.Clone();
        invoice["customer_tax_exempt"] = customer.Text("tax_exempt");
        invoice["customer_tax_ids"] = new JsonArray([.. TaxIds.Of(change, customer.Id())
            .Select(row => new JsonObject { ["type"] = row.Text("type"), ["value"] = row.Text("value") })]);
        invoice["account_name"] = "Local Stripe";
        invoice["account_country"] = change.Country;
        invoice["auto_advance"] = true;
        invoice["test_clock"] = customer.Text("test_clock");
        invoice["webhooks_delivered_at"] = change.Now;
        invoice["period_start"] = change.Now;
        invoice["period_end"] = change.Now;
        invoice.Obj("lines")!["url"] = $"/v1/invoices/{invoice.Id()}/lines";
        if (subscription is not null)
        {
            invoice["parent"] = new JsonObject
            {
                ["quote_details"] = null,
                ["subscription_details"] = new JsonObject
                { ["metadata"] = subscription.Obj("metadata")!.Clone(), ["subscription"] = subscription.Id() },
                ["type"] = "subscription_details",
            };
            invoice["discounts"] = subscription["discounts"]!.DeepClone();
            invoice["default_tax_rates"] = subscription["default_tax_rates"]!.DeepClone();
            invoice["collection_method"] = subscription.Text("collection_method");
            invoice["automatic_tax"] = AutomaticTax.Status(subscription.Bool("automatic_tax.enabled"), status: null);
        }

        return change.Add(invoice);
    }

    /// <summary>Adds a subscription item for a period. Metered items are billed at the end of the period instead.</summary>
    public static void AddPeriod(Change change, JsonObject subscription, JsonObject invoice, JsonObject item, long start,
        long end, decimal share = 1)
    {
        var price = item.Obj("price")!;
        if (price.Text("recurring.usage_type") == "metered")
        {
            return;
        }

        var quantity = item.Long("quantity");
        var amount = Amounts.Round(Amounts.Calculate(change, price, quantity) * share);
        var line = InvoiceLines.Add(invoice, amount, Description(change, price, quantity), start, end, quantity, price);
        SetSubscriptionItem(line, subscription, item, proration: share != 1);
        line["discounts"] = item["discounts"]?.DeepClone() ?? new JsonArray();
    }

    /// <summary>Adds a line of zero for the trial period.</summary>
    public static void AddTrial(Change change, JsonObject subscription, JsonObject invoice, JsonObject item, long start, long end)
    {
        var price = item.Obj("price")!;
        var line = InvoiceLines.Add(invoice, 0, $"Trial period for {ProductName(change, price)}", start, end, item.Long("quantity"), price);
        SetSubscriptionItem(line, subscription, item, proration: false);
    }

    /// <summary>Adds the customer's pending invoice items: those of the subscription and those without a subscription.</summary>
    public static void AddPendingItems(Change change, JsonObject invoice, string? subscription)
    {
        var pendingItems = change.All("invoiceitem", "customer", invoice.Text("customer"))
            .Where(row => row.Text("invoice") is null && row.Text("currency") == invoice.Text("currency")
            && (row.Text("parent.subscription_details.subscription") is not { } itemSubscription || itemSubscription == subscription))
            .Reverse().ToArray();
        foreach (var item in pendingItems)
        {
            change.Edit(item)["invoice"] = invoice.Id();
            InvoiceLines.AddItem(invoice, item);
        }
    }

    public static string ProductName(Change change, JsonObject price) =>
        change.Find("product", price.Text("product"))?.Text("name") ?? "Product";

    public static void SetSubscriptionItem(JsonObject line, JsonObject subscription, JsonObject item, bool proration)
    {
        line["subscription"] = subscription.Id();
        line["parent"] = InvoiceLines.SubscriptionItemParent(item, proration);
        line["_tax_rates"] = TaxRates.Ids(item["tax_rates"]);
    }

    public static string Description(Change change, JsonObject price, long quantity)
    {
        var unitPrice = price.Text("billing_scheme") == "tiered" ? "tiered"
            : $"at {Amounts.Format(price.Long("unit_amount"), price.Text("currency"))}";
        var interval = price.Obj("recurring") is { } recurring
            ? recurring.Long("interval_count") == 1 ? $" / {recurring.Text("interval")}" : $" {Amounts.FormatInterval(recurring)}"
            : "";
        return $"{quantity} × {ProductName(change, price)} ({unitPrice}{interval})";
    }
}

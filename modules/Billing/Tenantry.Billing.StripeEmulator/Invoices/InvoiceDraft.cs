namespace Tenantry.Billing.StripeEmulator;

/// <summary>Puts an invoice together: lines, waiting items, discounts, totals.</summary>
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
        invoice["account_name"] = "Local Stripe";
        invoice["auto_advance"] = true;
        invoice["test_clock"] = customer.Text("test_clock");
        invoice["period_start"] = change.Now;
        invoice["period_end"] = change.Now;
        invoice.Obj("lines")!["url"] = $"/v1/invoices/{invoice.Id()}/lines";
        if (subscription is not null)
        {
            invoice["parent"] = new JsonObject
            {
                ["quote_details"] = null,
                ["subscription_details"] = new JsonObject { ["metadata"] = subscription.Obj("metadata")!.Clone(), ["subscription"] = subscription.Id() },
                ["type"] = "subscription_details",
            };
            invoice["discounts"] = subscription["discounts"]!.DeepClone();
        }

        return change.Add(invoice);
    }

    /// <summary>One subscription item for one whole period; from here on it is what the customer was billed for it.</summary>
    public static void AddPeriod(Change change, JsonObject invoice, JsonObject item, long start, long end)
    {
        var price = item.Obj("price")!;
        var quantity = item.Long("quantity");
        var amount = Amounts.Of(change, price, quantity);
        var line = InvoiceLines.Add(invoice, amount, Description(change, price, quantity), start, end, quantity, price);
        line["subscription"] = item.Text("subscription");
        line["parent"] = InvoiceLines.OfSubscriptionItem(item);
        item["_debit"] = new JsonObject { ["amount"] = amount, ["start"] = start, ["end"] = end };
    }

    /// <summary>The time of a trial: a line of nothing, so that the invoice says what it is for.</summary>
    public static void AddTrial(Change change, JsonObject invoice, JsonObject item, long start, long end)
    {
        var price = item.Obj("price")!;
        var line = InvoiceLines.Add(invoice, 0, $"Trial period for {ProductName(change, price)}", start, end, item.Long("quantity"), price);
        line["subscription"] = item.Text("subscription");
        line["parent"] = InvoiceLines.OfSubscriptionItem(item);
        item["_debit"] = new JsonObject { ["amount"] = 0, ["start"] = start, ["end"] = end };
    }

    /// <summary>Takes up the customer's waiting invoice items: those of the subscription and those of none.</summary>
    public static void AddWaiting(Change change, JsonObject invoice, string? subscription)
    {
        var waiting = change.All("invoiceitem").Where(row => row.Text("customer") == invoice.Text("customer")
            && row.Text("invoice") is null && row.Text("currency") == invoice.Text("currency")
            && (row.Text("parent.subscription_details.subscription") is not { } of || of == subscription)).Reverse().ToArray();
        foreach (var item in waiting)
        {
            change.Edit(item)["invoice"] = invoice.Id();
            InvoiceLines.AddItem(invoice, item);
        }
    }

    /// <summary>Totals. What a customer's balance pays is settled when the invoice is finalized; until then it is foretold.</summary>
    public static JsonObject Total(Change change, JsonObject invoice)
    {
        var lines = invoice.Rows("lines.data").ToArray();
        var open = lines.Select(line => line.Long("amount")).ToArray();
        var products = lines.Select(line => line.Text("pricing.price_details.product")).ToArray();
        var totals = new JsonArray();
        foreach (var line in lines)
        {
            line["discount_amounts"] = new JsonArray();
        }

        foreach (var id in invoice.Texts("discounts"))
        {
            var discount = change.Find("discount", id);
            if (discount is null || change.Find("coupon", discount.Text("source.coupon")) is not { } coupon)
            {
                continue;
            }

            var shares = Discounts.Shares(coupon, open, products);
            for (var index = 0; index < lines.Length; index++)
            {
                open[index] -= shares[index];
                if (shares[index] != 0)
                {
                    lines[index].List("discount_amounts").Add(new JsonObject { ["amount"] = shares[index], ["discount"] = id });
                }
            }

            totals.Add(new JsonObject { ["amount"] = shares.Sum(), ["discount"] = id });
        }

        var subtotal = lines.Sum(line => line.Long("amount"));
        var total = open.Sum();
        var balance = change.Find("customer", invoice.Text("customer"))?.Long("balance") ?? 0;
        invoice["subtotal"] = subtotal;
        invoice["subtotal_excluding_tax"] = subtotal;
        invoice["total"] = total;
        invoice["total_excluding_tax"] = total;
        invoice["total_discount_amounts"] = totals;
        invoice["starting_balance"] = balance;
        invoice["amount_due"] = Math.Max(0, total + balance);
        invoice["amount_remaining"] = invoice.Long("amount_due");
        return invoice;
    }

    public static string ProductName(Change change, JsonObject price) => change.Find("product", price.Text("product"))?.Text("name") ?? "Product";

    private static string Description(Change change, JsonObject price, long quantity)
    {
        var each = price.Text("billing_scheme") == "tiered" ? "tiered" : $"at {Amounts.Text(price.Long("unit_amount"), price.Text("currency"))}";
        var every = price.Obj("recurring") is { } recurring
            ? recurring.Long("interval_count") == 1 ? $" / {recurring.Text("interval")}" : $" {Amounts.Every(recurring)}"
            : "";
        return $"{quantity} × {ProductName(change, price)} ({each}{every})";
    }
}

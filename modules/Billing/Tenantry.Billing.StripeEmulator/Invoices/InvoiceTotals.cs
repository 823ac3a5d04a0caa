namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Calculates the discounts, taxes and totals of an invoice. Each line is rounded once, and the totals are sums of lines.
/// </summary>
internal static class InvoiceTotals
{
    /// <summary>Sets the totals. The customer balance is applied when the invoice is finalized; until then it is an estimate.</summary>
    public static JsonObject Set(Change change, JsonObject invoice)
    {
        var lines = invoice.Rows("lines.data").ToArray();
        invoice.Obj("lines")!["total_count"] = lines.Length;
        var (subtotal, net) = ApplyDiscounts(change, invoice, lines);
        var customer = change.Find("customer", invoice.Text("customer"));
        var taxes = TaxContext.Of(change, customer, invoice.Bool("automatic_tax.enabled"),
            [.. invoice.Rows("default_tax_rates").Select(rate => rate.Id())]);
        for (var index = 0; index < lines.Length; index++)
        {
            var behavior = change.Find("price", lines[index].Text("pricing.price_details.price"))?.Text("tax_behavior");
            var rates = lines[index]["_tax_rates"] is null ? null : lines[index].Texts("_tax_rates").ToArray();
            lines[index]["taxes"] = taxes.For(change, net[index], rates, behavior);
        }

        var (exclusive, inclusive) = (Taxes.Sum(lines, "exclusive"), Taxes.Sum(lines, "inclusive"));
        var total = net.Sum() + exclusive;
        var balance = customer?.Text("currency") == invoice.Text("currency") ? customer!.Long("balance") : 0;
        if (invoice.Bool("automatic_tax.enabled"))
        {
            invoice["automatic_tax"] = AutomaticTax.Status(enabled: true, taxes.Country is null ? "requires_location_inputs" : "complete");
        }

        invoice["subtotal"] = subtotal;
        invoice["subtotal_excluding_tax"] = subtotal - inclusive;
        invoice["total"] = total;
        invoice["total_excluding_tax"] = total - exclusive - inclusive;
        invoice["total_taxes"] = Taxes.Total(lines);
        invoice["starting_balance"] = balance;
        invoice["amount_due"] = Math.Max(0, total + balance);
        invoice["amount_remaining"] = invoice.Long("amount_due");
        return invoice;
    }

    /// <summary>Returns the subtotal after line discounts, and the net amount of each line after invoice discounts as well.</summary>
    private static (long Subtotal, long[] Net) ApplyDiscounts(Change change, JsonObject invoice, JsonObject[] lines)
    {
        var net = lines.Select(line => line.Long("amount")).ToArray();
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            line["discount_amounts"] = new JsonArray();
        }

        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            foreach (var id in line.Texts("discounts"))
            {
                ApplyDiscount(change, id, lines, net, totals, candidate => candidate == index);
            }
        }

        var subtotal = net.Sum();
        foreach (var id in invoice.Texts("discounts"))
        {
            ApplyDiscount(change, id, lines, net, totals, _ => true);
        }

        invoice["total_discount_amounts"] =
            new JsonArray([.. totals.Select(pair => new JsonObject { ["amount"] = pair.Value, ["discount"] = pair.Key })]);
        invoice["total_pretax_credit_amounts"] = Credits(invoice.Rows("total_discount_amounts"));
        foreach (var line in lines)
        {
            line["pretax_credit_amounts"] = Credits(line.Rows("discount_amounts"));
        }

        return (subtotal, net);
    }

    private static JsonArray Credits(IEnumerable<JsonObject> discounts) => new([.. discounts.Select(row =>
        new JsonObject { ["amount"] = row.Long("amount"), ["discount"] = row.Text("discount"), ["type"] = "discount" })]);

    private static void ApplyDiscount(Change change, string id, JsonObject[] lines, long[] net, Dictionary<string, long> totals,
        Func<int, bool> appliesTo)
    {
        if (change.Find("discount", id) is not { } discount || change.Find("coupon", discount.Text("source.coupon")) is not { } coupon)
        {
            return;
        }

        var shares = Discounts.Allocate(
            coupon,
            [.. net.Select((amount, index) => appliesTo(index) && lines[index].Bool("discountable") ? amount : 0)],
            [.. lines.Select(line => line.Text("pricing.price_details.product"))]);
        for (var index = 0; index < lines.Length; index++)
        {
            net[index] -= shares[index];
            if (shares[index] != 0)
            {
                lines[index].List("discount_amounts").Add(new JsonObject { ["amount"] = shares[index], ["discount"] = id });
            }
        }

        totals[id] = totals.GetValueOrDefault(id) + shares.Sum();
    }
}

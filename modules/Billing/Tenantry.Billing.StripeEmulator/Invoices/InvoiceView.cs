namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents an invoice as its page displays it.</summary>
internal sealed record InvoiceView(string Number, string BilledTo, string Date, string Status, bool Open, IReadOnlyList<CheckoutLine> Lines,
    IReadOnlyList<(string Name, string Amount)> Totals, string Due)
{
    public static InvoiceView Of(JsonObject invoice)
    {
        var currency = invoice.Text("currency");
        var totals = new List<(string Name, string Amount)> { ("Subtotal", Amounts.Format(invoice.Long("subtotal"), currency)) };
        if (invoice.Long("total") != invoice.Long("subtotal"))
        {
            totals.Add(("Discount", Amounts.Format(invoice.Long("total") - invoice.Long("subtotal"), currency)));
        }

        totals.Add(("Total", Amounts.Format(invoice.Long("total"), currency)));
        if (invoice.Long("amount_due") != invoice.Long("total"))
        {
            totals.Add(("Applied balance", Amounts.Format(invoice.Long("amount_due") - invoice.Long("total"), currency)));
        }

        var due = Amounts.Format(invoice.Long("amount_remaining"), currency);
        totals.Add(invoice.Text("status") == "paid" ? ("Amount paid", Amounts.Format(invoice.Long("amount_paid"), currency))
            : ("Amount due", due));
        return new(invoice.Text("number")!, invoice.Text("customer_name") ?? invoice.Text("customer_email") ?? "Customer",
            PortalView.Date(invoice.Long("created")),
            invoice.Text("status")!, invoice.Text("status") == "open",
            [.. invoice.Rows("lines.data").Select(line => new CheckoutLine(
                line.Text("description") ?? "Item",
                line.Long("period.start") == line.Long("period.end") ? ""
                : $"{PortalView.Date(line.Long("period.start"))} – {PortalView.Date(line.Long("period.end"))}",
                Amounts.Format(line.Long("amount"), currency)))],
            totals, due);
    }
}

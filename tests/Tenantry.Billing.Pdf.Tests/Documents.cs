using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Pdf.Tests;

/// <summary>Creates sample documents.</summary>
internal static class Documents
{
    public static InvoiceDocument Invoice(int lines = 3, string buyer = "Käufer GmbH", string description = "Studio, Team plan") =>
        new(InvoiceDocumentKind.Invoice, "INV-2026-00042", new DateOnly(2026, 3, 1), Seller, Buyer(buyer))
        {
            Facts = [new("Paid on", "1 March 2026"), new("Provider invoice number", "8F3C2A91-0001")],
            Stamp = "Paid",
            Lines = [.. Enumerable.Range(1, lines).Select(line => new InvoiceDocumentLine(
                lines == 1 ? description : $"{description} {line}", "1 March 2026 – 31 March 2026", "1", "€100.00"))],
            Totals =
            [
                new("Subtotal", "€1,300.00"), new("Discount", "−€300.00"), new("Total excluding tax", "€1,000.00"), new("Tax", "€190.00"),
                new("Total", "€1,190.00", IsStrong: true), new("Paid", "−€1,190.00"), new("Amount due", "€0.00", IsStrong: true),
            ],
            Taxes = [new("Tax 19%", "€1,000.00", "€190.00")],
            Notes = ["Reverse charge: the tax is owed by the recipient (Article 196 of Council Directive 2006/112/EC)."],
        };

    public static InvoiceDocument CreditNote() => new(InvoiceDocumentKind.CreditNote, "CN-2026-00001", new DateOnly(2026, 3, 9), Seller,
        Buyer("Käufer GmbH"))
    {
        Facts = [new("For invoice", "INV-2026-00042 of 1 March 2026")],
        Lines = [new("Credit for invoice INV-2026-00042", null, null, "€100.00")],
        Totals = [new("Total credited", "€119.00", IsStrong: true)],
    };

    private static BillingParty Seller { get; } = new("Seller Ltd", ["1 Market Road", "Dublin D02 XY45", "Ireland"], "IE6388047V",
        "billing@seller.example")
    {
        Footer = "Seller Ltd, registered in Ireland under 123456. Directors: A. Example, B. Example.\nBank: IE29 AIBK 9311 5212 3456 78, "
            + "BIC AIBKIE2D",
    };

    private static BillingParty Buyer(string name) =>
        new(name, ["Straße 1", "10115 Berlin", "Germany"], "DE136695976", "accounts@buyer.example");
}

using System.Text.Json;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Invoicing.Documents;

namespace Tenantry.Billing.Tests.Documents;

public sealed class InvoiceDocumentTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Invoice_ContainsPartiesLinesAndTotals()
    {
        var document = Invoice("EUR", 10_000, 1_900).BuildDocument(InvoiceDocumentKind.Invoice);
        (document.Title, document.Number, document.DateText,
            document.Stamp).ShouldBe(("Invoice", "INV-2026-00007", "1 March 2026", "Paid"));
        (document.Seller.Name, document.Seller.VatId,
            document.Seller.Footer).ShouldBe(("Seller Ltd", "DE136695976", "Register of somewhere"));
        document.Buyer.Name.ShouldBe("Käufer GmbH");
        document.Facts.ShouldBe([new("Paid on", "1 March 2026"), new("Provider invoice number", "PROVIDER-1")]);
        document.Lines.ShouldBe([new("A line", "1 March 2026 – 31 March 2026", "1", "€100.00")]);
        document.Taxes.ShouldBe([new("Tax 19%", "€100.00", "€19.00")]);
        document.Totals.ShouldBe(
        [
            new("Total excluding tax", "€100.00"), new("Tax", "€19.00"), new("Total", "€119.00", IsStrong: true), new("Paid", "−€119.00"),
            new("Amount due", "€0.00", IsStrong: true),
        ]);
    }

    [Theory]
    [InlineData("JPY", 119_000, "¥119,000")]
    [InlineData("KWD", 119_000, "KWD 119.000")]
    public void Amounts_HaveTheDecimalsOfTheirCurrency(string currency, long total, string expected) =>
        Invoice(currency, total, 0).BuildDocument(InvoiceDocumentKind.Invoice).Totals[0].Amount.ShouldBe(expected);

    [Fact]
    public void ReverseCharge_IsStated()
    {
        var document = Invoice("EUR", 100, 0, new TaxLine(0, 100, false, TaxReason.ReverseCharge))
            .BuildDocument(InvoiceDocumentKind.Invoice);
        document.Notes.ShouldHaveSingleItem().ShouldStartWith("Reverse charge: the tax is owed by the recipient");
        document.Taxes.ShouldHaveSingleItem().Name.ShouldBe("Tax, reverse charge");
    }

    [Theory]
    [InlineData("INV/2026 7", "invoice-INV_2026_7.pdf")]
    [InlineData("../../etc", "invoice-______etc.pdf")]
    public void FileName_HasNoCharacterOfAPath(string number, string name) => DocumentDownloads.FileName(
        Invoice("EUR", 100, 0).BuildDocument(InvoiceDocumentKind.Invoice) with { Number = number }, "pdf").ShouldBe(name);

    private static InvoiceDetails Invoice(string currency, long total, long tax, TaxLine? line = null)
    {
        var money = Currency.Of(currency);
        var row = new Invoice { GatewayId = "in_1" };
        row.Apply(new GatewayInvoice(
            new("in_1"), new("cus_1"), null, "PROVIDER-1", InvoiceStatus.Paid, new Money(total + tax, money), 1, null, March, March, null)
        {
            TotalExcludingTax = new Money(total, money), Subtotal = new Money(total, money), AmountDue = new Money(total + tax, money),
            AmountPaid = new Money(total + tax, money), FinalizedAt = March,
        });
        row.Taxes = tax > 0 || line is not null ? JsonSerializer.Serialize(
            new[] { line ?? new TaxLine(tax, total, false, TaxReason.StandardRated) }, JsonSerializerOptions.Web) : "[]";
        row.Issue(
            new("series", "INV-2026-00007"),
            new BillingParty("Seller Ltd", ["1 Road", "Town"], "DE136695976", "sales@example.com")
            { Footer = "Register of somewhere" }.Write(),
            new BillingParty("Käufer GmbH", ["Straße 1", "10115 Berlin"], null, null).Write());
        return new InvoiceDetails(
            row,
            [new InvoiceLine
            {
                InvoiceId = "in_1", Position = 1, Description = "A line", AmountMinor = total, Quantity = 1,
                PeriodStart = March, PeriodEnd = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            }],
            [],
            "UTC");
    }
}

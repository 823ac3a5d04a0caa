using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoices;
using Tenantry.Billing.Papers;
using Tenantry.Billing.Papers.Pdf;
using Tenantry.Billing.Taxes;

namespace Tenantry.Billing.Tests.Papers;

public sealed class PdfTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Invoice_SaysWhoWhatAndHowMuch_OnA4()
    {
        var file = WritePdf.Run(Invoice("EUR", 10_000, 1_900).Write(PaperKind.Invoice));
        PdfText.Plain(file).ShouldContain("/MediaBox [0 0 595.28 841.89]");
        file.Length.ShouldBeLessThan(100_000, "only the letters that were used are embedded");
        WritePdf.Run(Invoice("EUR", 10_000, 1_900).Write(PaperKind.Invoice)).ShouldBe(file, "the same document is the same file");
        var text = PdfText.Pages(file).Single();
        foreach (var words in new[]
        {
            "INV-2026-00007", "1 March 2026", "Seller Ltd", "VAT id DE136695976", "Käufer GmbH", "A line", "1 March 2026 – 31 March 2026",
            "€100.00", "Tax 19%", "€19.00", "€119.00", "PAID", "Paid on", "Page 1 of 1", "Register of somewhere",
        })
        {
            text.ShouldContain(words);
        }
    }

    [Theory]
    [InlineData("JPY", 119_000, "¥119,000")]
    [InlineData("KWD", 119_000, "KWD 119.000")]
    public void Amounts_HaveTheDecimalsOfTheirCurrency(string currency, long total, string words) =>
        PdfText.Pages(WritePdf.Run(Invoice(currency, total, 0).Write(PaperKind.Invoice))).Single().ShouldContain(words);

    [Fact]
    public void ManyLines_GoOnOverPages_EachNumbered_AndNoneIsLost()
    {
        var pages = PdfText.Pages(WritePdf.Run(Invoice("USD", 10_000, 0, lines: 120).Write(PaperKind.Invoice)));
        pages.Count.ShouldBeGreaterThan(2);
        foreach (var (index, page) in pages.Index())
        {
            page.ShouldContain($"Page {index + 1} of {pages.Count}");
        }

        pages.Skip(1).ShouldAllBe(page => page.Contains("INV-2026-00007, continued", StringComparison.Ordinal));
        var all = string.Concat(pages);
        Enumerable.Range(1, 120).ShouldAllBe(line => all.Contains($"Line number {line}\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ελληνικά Αθήνα")]
    [InlineData("Россия Ёлка")]
    [InlineData("東京 株式会社")]
    [InlineData("שלום עולם")]
    [InlineData("مرحبا")]
    [InlineData("👩‍👩‍👧 family")]
    [InlineData("half a pair \ud83d")]
    [InlineData("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW")]
    [InlineData("")]
    public void Names_OfAnyScript_AreWritten(string name) => PdfText.Pages(WritePdf.Run(Invoice("USD", 100, 0, buyer: name).Write(PaperKind.Receipt))).Count.ShouldBe(1);

    [Fact]
    public void ReverseCharge_IsSaid()
    {
        var whole = Invoice("EUR", 100, 0, new TaxLine(0, 100, false, "reverse_charge"));
        var text = PdfText.Pages(WritePdf.Run(whole.Write(PaperKind.Invoice))).Single();
        text.ShouldContain("Reverse charge: the tax is owed by the recipient");
        text.ShouldContain("Tax, reverse charge");
    }

    private static WholeInvoice Invoice(string currency, long total, long tax, TaxLine? line = null, int lines = 1, string buyer = "Käufer GmbH")
    {
        var money = Currency.Of(currency);
        var row = new Invoice { GatewayId = "in_1" };
        row.Mirror(new GatewayInvoice(
            "in_1", "cus_1", null, "PROVIDER-1", InvoiceStatus.Paid, new Money(total + tax, money), 1, null, March, March, null)
        {
            TotalExcludingTax = new Money(total, money), Subtotal = new Money(total, money), AmountDue = new Money(total + tax, money),
            AmountPaid = new Money(total + tax, money), FinalizedAt = March,
        });
        row.Taxes = tax > 0 || line is not null ? System.Text.Json.JsonSerializer.Serialize(new[] { line ?? new TaxLine(tax, total, false, "standard_rated") }, System.Text.Json.JsonSerializerOptions.Web) : "[]";
        row.Issue(
            new("series", "INV-2026-00007"),
            new Party("Seller Ltd", ["1 Road", "Town"], "DE136695976", "sales@example.com") { Footer = "Register of somewhere" }.Write(),
            new Party(buyer, ["Straße 1", "10115 Berlin"], null, null).Write());
        return new WholeInvoice(
            row,
            [.. Enumerable.Range(1, lines).Select(count => new InvoiceLine
            {
                InvoiceId = "in_1", Position = count, Description = lines == 1 ? "A line" : $"Line number {count}", AmountMinor = total / lines, Quantity = 1,
                PeriodStart = March, PeriodEnd = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            })],
            [],
            "UTC");
    }
}

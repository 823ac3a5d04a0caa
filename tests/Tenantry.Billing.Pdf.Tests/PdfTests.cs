using System.Text;
using Tenantry.TestSupport;

namespace Tenantry.Billing.Pdf.Tests;

public sealed class PdfTests : IDisposable
{
    private readonly Rendering _rendering = new(billing => billing.UsePdf());

    public void Dispose() => _rendering.Dispose();

    [Fact]
    public async Task Invoice_HasPartiesLinesAndTotals_OnOneA4Page()
    {
        var file = await _rendering.FileAsync(Documents.Invoice(lines: 1));
        var text = PdfText.Pages(file, "-layout").Single();
        foreach (var expected in new[]
        {
            "Invoice", "PAID", "INV-2026-00042", "1 March 2026", "8F3C2A91-0001", "Seller Ltd", "VAT ID IE6388047V",
            "Käufer GmbH", "10115 Berlin",
            "accounts@buyer.example", "Studio, Team plan", "1 March 2026 – 31 March 2026", "−€300.00", "Tax 19%", "€190.00",
            "Amount due", "Reverse charge",
            "Page 1 of 1", "registered in Ireland under 123456", "BIC AIBKIE2D",
        })
        {
            text.ShouldContain(expected);
        }

        text.Split('\n').Single(line => line.Contains("Total ", StringComparison.Ordinal)
            && !line.Contains("excluding", StringComparison.Ordinal)).ShouldEndWith("€1,190.00");
        file.Length.ShouldBeLessThan(60_000, "only the glyphs that are used are embedded");
        Info(file).ShouldContain("595 x 842 pts (A4)");
        _rendering.Log.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_IsTagged_AndHasTitleAuthorAndLanguage()
    {
        var file = await _rendering.FileAsync(Documents.Invoice(lines: 2) with { Language = "en-IE" });
        Info(file).ShouldSatisfyAllConditions(
            info => info.ShouldContain("Tagged:          yes"),
            info => info.ShouldContain("Title:           Invoice INV-2026-00042"),
            info => info.ShouldContain("Author:          Seller Ltd"),
            info => info.ShouldContain("CreationDate:    Sun Mar  1"));
        Encoding.Latin1.GetString(file).ShouldContain("/Lang(en-IE)");
        var structure = Encoding.UTF8.GetString(PdfText.Run("pdfinfo", file, "-struct-text", "-"));
        string.Join(' ', structure.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries))
            .ShouldContain("TR TD \"Studio, Team plan 11 March 2026 – 31 March 2026\" TD \"1\" TD \"€100.00\" TR TD \"Studio, Team plan 2");
        structure.ShouldContain("H1 (block)\n    \"Invoice\"");
        structure.ShouldNotContain("Page 1 of 1", customMessage: "the page number is on the page and not in the document");
    }

    [Theory]
    [InlineData("¥119,000")]
    [InlineData("KWD 119.000")]
    [InlineData("₹1,190.00")]
    [InlineData("₩119,000")]
    [InlineData("₪1,190.00")]
    [InlineData("₽1,190.00")]
    [InlineData("zł 1 190,00")]
    public async Task Amounts_OfAnyCurrency_ArePrinted(string amount)
    {
        var document = Documents.Invoice(lines: 1) with { Totals = [new("Total", amount, IsStrong: true)] };
        (await _rendering.PagesAsync(document)).Single().ShouldContain(amount);
        _rendering.Log.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task ManyLines_ContinueOnNumberedPages_AndNoneIsLost()
    {
        var pages = await _rendering.PagesAsync(Documents.Invoice(lines: 120), "-layout");
        pages.Count.ShouldBeGreaterThan(4);
        foreach (var (index, page) in pages.Index())
        {
            page.ShouldContain($"Page {index + 1} of {pages.Count}");
            page.ShouldContain("registered in Ireland");
        }

        pages.Skip(1).ShouldAllBe(page => page.Contains("Invoice INV-2026-00042, continued", StringComparison.Ordinal));
        var lines = string.Concat(pages).Split('\n').Where(line => line.StartsWith("Studio", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(120);
        lines.Index().ShouldAllBe(row => row.Item.StartsWith($"Studio, Team plan {row.Index + 1} ", StringComparison.Ordinal)
            && row.Item.EndsWith("€100.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Totals_StayTogether_WhereverThePageEnds()
    {
        for (var lines = 8; lines < 26; lines++)
        {
            var pages = await _rendering.PagesAsync(Documents.Invoice(lines));
            pages.Count(page => page.Contains("Subtotal", StringComparison.Ordinal)
                && page.Contains("Amount due", StringComparison.Ordinal)).ShouldBe(1, $"{lines} lines");
        }
    }

    [Fact]
    public async Task LongDescription_FlowsOverPages_AndLosesNoWord()
    {
        var expected = Enumerable.Range(1, 3_000).Select(number => $"word{number}").ToList();
        var pages = await _rendering.PagesAsync(Documents.Invoice(lines: 1, description: string.Join(' ', expected)));
        pages.Count.ShouldBeGreaterThan(2);
        string.Concat(pages).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith("word", StringComparison.Ordinal)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Ελληνικά Αθήνα")]
    [InlineData("Россия Ёлка Україна")]
    [InlineData("Tiếng Việt Đặng")]
    [InlineData("Łódź Žižkov Çankırı Þórr")]
    public async Task Names_InLatinGreekAndCyrillic_AreText(string name)
    {
        (await _rendering.PagesAsync(Documents.Invoice(buyer: name))).Single().ShouldContain(name);
        _rendering.Log.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("half a pair \ud83d")]
    [InlineData("\udc00 the other half")]
    [InlineData("👩‍👩‍👧 family 🇩🇪")]
    [InlineData("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW")]
    [InlineData("tab\tnull\0bell\a")]
    [InlineData("a\u0301\u0302\u0303\u0304\u0305\u0306 b\u200d\u200e\u202e\u2066")]
    [InlineData("\u0301")]
    [InlineData("   ")]
    [InlineData("")]
    public async Task Names_OfAnyCharacters_ArePrinted(string name) =>
        (await _rendering.PagesAsync(Documents.Invoice(buyer: name, description: name))).Count.ShouldBe(1);

    [Fact]
    public async Task Letter_ThatNoFontHas_IsTheReplacementCharacter_AndLoggedOnce()
    {
        for (var again = 0; again < 2; again++)
        {
            (await _rendering.PagesAsync(Documents.Invoice(buyer: "京京 GmbH"))).Single().ShouldContain("\uFFFD\uFFFD GmbH");
        }

        _rendering.Log.Messages.Single().ShouldContain("U+4EAC");
    }

    [Fact]
    public async Task Documents_RenderedConcurrently_AreComplete()
    {
        var files = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(index => Task.Run(() => _rendering.FileAsync(Documents.Invoice(lines: 30, buyer: $"Buyer {index}")))));
        foreach (var (index, file) in files.Index())
        {
            PdfText.Pages(file)[0].ShouldContain($"Buyer {index}\n");
        }
    }

    private static string Info(byte[] file) => Encoding.UTF8.GetString(PdfText.Run("pdfinfo", file, "-"));
}

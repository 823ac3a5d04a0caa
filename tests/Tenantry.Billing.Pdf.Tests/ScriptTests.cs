using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Pdf.Fonts;
using Tenantry.Billing.Pdf.Scripts;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Tests;

public sealed class ScriptTests : IDisposable
{
    private const string ArabicName = "شركة الاختبار المحدودة";

    private readonly Rendering _rendering = new(billing => billing.UsePdfScripts());

    public void Dispose() => _rendering.Dispose();

    [Fact]
    public async Task Arabic_IsTextInLogicalOrder_OfJoinedForms()
    {
        var page = Plain(await _rendering.PagesAsync(Documents.Invoice(buyer: ArabicName)));
        page.Normalize(NormalizationForm.FormKC).ShouldContain(ArabicName);
        // In the first word, the sheen is initial, the reh is final, the kaf is medial and the teh marbuta is final.
        page.ShouldContain("\uFEB7\uFEAE\uFEDB\uFE94");
        // The lam and the alef of the second word are one ligature.
        page.ShouldContain("\uFEFB");
        _rendering.Log.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("فارسی پارچه و گچ")]
    [InlineData("اردو ٹیکس ڈاک")]
    public async Task PersianAndUrdu_AreText(string name) =>
        Plain(await _rendering.PagesAsync(Documents.Invoice(buyer: name))).Normalize(NormalizationForm.FormKC).Split('\n')
        .ShouldContain(name);

    [Fact]
    public async Task Hebrew_IsTextInLogicalOrder()
    {
        Plain(await _rendering.PagesAsync(Documents.Invoice(buyer: "חברת הבדיקה בע\"מ"))).ShouldContain("חברת הבדיקה בע\"מ");
        _rendering.Log.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("رقم 2026-0042", "2026-0042")]
    [InlineData("رقم الفاتورة INV-2026-00042 شكرا", "INV-2026-00042")]
    [InlineData("هاتف +49-30-901820", "+49-30-901820")]
    [InlineData("من 2026-03-01 إلى 2026-03-31", "2026-03-01")]
    [InlineData("השבון 2026-0042", "2026-0042")]
    [InlineData("מחיר 12.5% ABC", "12.5%")]
    public async Task Numbers_WithinTextFromRightToLeft_StayInOnePiece(string description, string number) =>
        (await _rendering.PagesAsync(Documents.Invoice(lines: 1, description: description), "-raw")).Single().ShouldContain(number);

    [Theory]
    [InlineData("رقم 2026-0042", "2026-0042 رقم")]
    [InlineData("خطة Acme 2026-0042", "Acme 2026-0042 خطة")]
    [InlineData("من 2026-03-01 إلى 2026-03-31", "2026-03-31 إلى 2026-03-01 من")]
    [InlineData("السعر 12/03/2026", "12/03/2026 السعر")]
    [InlineData("מחיר ABC 12.5% שלום", "שלום ABC 12.5% מחיר")]
    [InlineData("רכב (2026-0042)", "(2026-0042) רכב")]
    [InlineData("plan رقم 3 (خطة)", "plan (خطة) 3 رقم")]
    public void Words_AreDrawnFromLeftToRight_InTheOrderOfTheirDirection(string text, string drawn)
    {
        using var services = Layout(billing => billing.UsePdfScripts());
        var line = services.GetRequiredService<TextLayout>().Line(text, bold: false);
        Drawn(line).ShouldBe(drawn);
    }

    [Fact]
    public async Task ScreenReaders_GetTheTextAsItWasWritten()
    {
        var file = await _rendering.FileAsync(Documents.Invoice(lines: 1, buyer: ArabicName));
        var expected = string.Concat(Encoding.BigEndianUnicode.GetBytes(ArabicName)
            .Select(part => part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
        Encoding.Latin1.GetString(file).ShouldContain($"/ActualText<FEFF{expected}>");
    }

    [Fact]
    public void Letters_OnFourThreads_AreShapedTheSame_AfterCollections()
    {
        var font = FontFile.FromResource(typeof(PdfScriptsModule).Assembly, "fonts/NotoSansArabic-Regular.ttf");
        var shaper = new HarfBuzzShaper();
        var expected = shaper.Shape(ArabicName, font, rightToLeft: true);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 4 }, round =>
        {
            if (round % 50 == 0)
            {
                GC.Collect();
            }

            shaper.Shape(ArabicName, font, rightToLeft: true).ShouldBe(expected);
        });
    }

    [Fact]
    public async Task ShaperThatFails_LeavesTheInvoiceWithLettersThatAreNotJoined()
    {
        using var rendering = new Rendering(billing =>
        {
            billing.Services.AddSingleton<ITextShaper>(new BrokenShaper());
            billing.UsePdfScripts();
        });
        Plain(await rendering.PagesAsync(Documents.Invoice(buyer: ArabicName))).ShouldContain(ArabicName);
        rendering.Log.Messages.ShouldContain(message => message.Contains("shaper failed", StringComparison.Ordinal));
    }

    private static ServiceProvider Layout(Action<BillingBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(
            new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        services.AddLogging();
        configure(new BillingBuilder(services));
        return services.BuildServiceProvider();
    }

    // Arabic and Hebrew words are reversed for the comparison; their order is that of the page.
    private static string Drawn(TextLine line) => string.Concat(line.Runs.Select(run =>
    {
        var letters = run.Glyphs.Select(glyph => new Rune(glyph.CodePoint).ToString().Normalize(NormalizationForm.FormKC));
        return string.Concat(run.IsPlaced ? letters.Reverse() : letters);
    }));

    // Direction marks that pdftotext adds around text from right to left.
    private static string Plain(IReadOnlyList<string> pages) =>
        pages.Single().Replace("\u202B", "", StringComparison.Ordinal).Replace("\u202C", "", StringComparison.Ordinal);

    private sealed class BrokenShaper : ITextShaper
    {
        public bool Handles(Rune letter) => letter.Value is >= 0x0600 and <= 0x06FF;

        public IReadOnlyList<ShapedGlyph> Shape(string text, FontFile font, bool rightToLeft) =>
            throw new DllNotFoundException("libHarfBuzzSharp");
    }
}

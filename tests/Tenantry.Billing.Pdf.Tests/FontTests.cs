using Tenantry.Billing.Pdf.Fonts;
using Tenantry.Billing.Pdf.Pens;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Tests;

public sealed class FontTests
{
    private const string Chinese = "深圳市科技有限公司";
    private const string Japanese = "東京株式会社サンプル月額プラン";
    private const string Korean = "주식회사 서울특별시";

    [Fact]
    public async Task Letters_OfAnAddedFont_AreText()
    {
        using var rendering = new Rendering(billing => billing.UsePdf(options =>
        {
            options.Fonts.Add(Rendering.Font("TestCjk"));
            options.Fonts.Add(Rendering.Font("TestHangul"));
        }));
        var page =
            (await rendering.PagesAsync(Documents.Invoice(lines: 1, buyer: Chinese, description: $"{Japanese} {Korean} Team"))).Single();
        page.ShouldContain(Chinese);
        page.ShouldContain($"{Japanese} {Korean}");
        rendering.Log.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task LongJapaneseText_BreaksWithoutSpaces_AndNoLineBeginsWithAComma()
    {
        using var rendering = new Rendering(billing => billing.UsePdf(options => options.Fonts.Add(Rendering.Font("TestCjk"))));
        // Shifted by one letter each time, so that every letter of the sentence is once at the end of a line.
        for (var shift = 0; shift < 13; shift++)
        {
            var text = new string('月', shift) + string.Concat(Enumerable.Repeat("東京株式会社、月額プラン。", 12));
            var page = (await rendering.PagesAsync(Documents.Invoice(lines: 1, description: text))).Single();
            var lines = page.Split('\n').Where(line => line.Any(letter => letter > '\u3000' && letter < '\uFF00')).ToList();
            lines.Count.ShouldBeGreaterThan(3);
            lines.ShouldAllBe(line => line[0] != '、' && line[0] != '。');
            string.Concat(lines).ShouldBe(text);
        }
    }

    [Fact]
    public void GlyphsOfOneLetter_HaveCodesOfTheirOwn_AndLettersBeyond16Bits_AreSurrogates()
    {
        var face = FontFace.Load(new FontFile("test", File.ReadAllBytes(Rendering.Font("TestCjk"))));
        var codes = new GlyphCodes();
        int CodeOf(ushort index, int codePoint) => codes.Of(face, new ShapedGlyph(index, codePoint, 0, 0, 1)).CodePoint;
        CodeOf(7, 0x0628).ShouldBe(0x0628);
        CodeOf(8, 0x0628).ShouldBe(0x0628_200D, "the letter and a joiner, which is invisible");
        CodeOf(7, 0x0628).ShouldBe(0x0628, "a glyph keeps its code");
        CodeOf(9, 0x2070E).ShouldBe(unchecked((int)0xD841DF0E));
        Enumerable.Range(10, 50).Select(index => CodeOf((ushort)index, 0x0628)).ShouldBeUnique();
    }

    [Fact]
    public async Task BrokenFonts_AreLogged_AndTheInvoiceIsPrinted()
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-fonts");
        try
        {
            var good = await File.ReadAllBytesAsync(Rendering.Font("TestCjk"));
            var files = new Dictionary<string, byte[]>
            {
                ["empty.ttf"] = [],
                ["text.ttf"] = "not a font"u8.ToArray(),
                ["cut.ttf"] = good[..(good.Length / 2)],
                ["head-only.ttf"] = good[..12],
                ["outlines.otf"] = [.. "OTTO"u8, .. good[4..]],
            };
            foreach (var (name, content) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), content);
            }

            using var rendering = new Rendering(billing => billing.UsePdf(options =>
            {
                foreach (var name in files.Keys.Append("missing.ttf"))
                {
                    options.Fonts.Add(Path.Combine(folder.FullName, name));
                }

                options.Fonts.Add(Rendering.Font("TestCjk"));
            }));
            (await rendering.PagesAsync(Documents.Invoice(buyer: Chinese))).Single()
                .ShouldContain(Chinese, customMessage: "the good font after the broken ones");
            foreach (var name in files.Keys.Append("missing.ttf"))
            {
                rendering.Log.Messages.ShouldContain(message => message.Contains(name, StringComparison.Ordinal), name);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

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
        var page = (await rendering.PagesAsync(Documents.Invoice(lines: 1, buyer: Chinese, description: $"{Japanese} {Korean} Team"))).Single();
        page.ShouldContain(Chinese);
        page.ShouldContain($"{Japanese} {Korean}");
        rendering.Log.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task LongJapaneseText_BreaksWithoutSpaces_AndNoLineBeginsWithAComma()
    {
        using var rendering = new Rendering(billing => billing.UsePdf(options => options.Fonts.Add(Rendering.Font("TestCjk"))));
        var text = string.Concat(Enumerable.Repeat("東京株式会社、月額プラン。", 12));
        var lines = (await rendering.PagesAsync(Documents.Invoice(lines: 1, description: text))).Single().Split('\n').Where(line => line.Contains('京', StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBeGreaterThan(3);
        lines.ShouldAllBe(line => line[0] != '、' && line[0] != '。');
        string.Concat(lines).ShouldBe(text);
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
            (await rendering.PagesAsync(Documents.Invoice(buyer: Chinese))).Single().ShouldContain(Chinese, customMessage: "the good font after the broken ones");
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

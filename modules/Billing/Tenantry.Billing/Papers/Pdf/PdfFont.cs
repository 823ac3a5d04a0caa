using System.Globalization;
using System.Text;
using Tenantry.Billing.Papers.Fonts;

namespace Tenantry.Billing.Papers.Pdf;

/// <summary>Embeds a font: the glyphs that were used, their widths, and the way back from glyph to letter for those who search or listen.</summary>
internal static class PdfFont
{
    public static int Embed(PdfFile file, PaperFont font, IReadOnlyDictionary<int, Rune> used)
    {
        var outlines = font.Outlines;
        int Thousandths(int units) => (int)Math.Round(units * 1000.0 / outlines.UnitsPerEm);
        var subset = FontSubset.Make(outlines, used.Keys);
        var program = file.AddStream(subset, $"/Length1 {subset.Length} ");
        var name = $"TNTRYP+DejaVuSans{(font == PaperFont.Bold ? "-Bold" : "")}";
        var box = outlines.Box;
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{Thousandths(box.Left)} {Thousandths(box.Bottom)} {Thousandths(box.Right)} {Thousandths(box.Top)}] " +
            $"/ItalicAngle 0 /Ascent {Thousandths(outlines.Ascent)} /Descent {Thousandths(outlines.Descent)} /CapHeight {Thousandths(outlines.Ascent)} /StemV 80 /FontFile2 {program} 0 R >>");
        var widths = string.Join(' ', used.Keys.Order().Select(glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph} [{Thousandths(outlines.Advance(glyph))}]")));
        var glyphs = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> " +
            $"/FontDescriptor {descriptor} 0 R /W [{widths}] /CIDToGIDMap /Identity >>");
        var letters = file.AddStream(Encoding.ASCII.GetBytes(Letters(used)));
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {letters} 0 R >>");
    }

    private static string Letters(IReadOnlyDictionary<int, Rune> used)
    {
        var text = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n")
            .Append("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        // A block may not hold more than a hundred.
        foreach (var block in used.Where(row => row.Key != 0).OrderBy(row => row.Key).Chunk(MostInABlock))
        {
            text.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, letter) in block)
            {
                text.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter.ToString()))}>\n");
            }

            text.Append("endbfchar\n");
        }

        return text.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    private const int MostInABlock = 99;
}

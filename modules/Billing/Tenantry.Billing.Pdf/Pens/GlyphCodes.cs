using PdfSharp.Fonts;
using Tenantry.Billing.Pdf.Fonts;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Pens;

/// <summary>Assigns each glyph of a document the code under which PDFsharp embeds it and text extraction finds it.</summary>
internal sealed class GlyphCodes
{
    // Invisible characters, appended to a letter if its code is already used by another form of the letter.
    private static readonly char[] Marks = ['\u200D', '\u200C', '\u2060', '\uFEFF'];

    private readonly Dictionary<(FontFace Face, ushort Glyph), int> _codes = [];
    private readonly HashSet<(FontFace Face, int Code)> _taken = [];

    public CodePointGlyphIndexPair Of(FontFace face, ShapedGlyph glyph)
    {
        if (!_codes.TryGetValue((face, glyph.Index), out var code))
        {
            code = Candidates(glyph.CodePoint).First(candidate => _taken.Add((face, candidate)));
            _codes.Add((face, glyph.Index), code);
        }

        return new CodePointGlyphIndexPair(code, glyph.Index);
    }

    // PDFsharp embeds one glyph per code: with two forms under one code, the second would be missing in the file. It writes the code
    // unchanged into the ToUnicode table, where a character beyond U+FFFF must be a surrogate pair, so two UTF-16 units fit into a code.
    private static IEnumerable<int> Candidates(int codePoint)
    {
        if (codePoint > char.MaxValue)
        {
            var pair = char.ConvertFromUtf32(codePoint);
            yield return (pair[0] << 16) | pair[1];
        }
        else
        {
            yield return codePoint;
            foreach (var mark in Marks)
            {
                yield return (codePoint << 16) | mark;
            }
        }

        for (var code = 0xE000; code <= 0xF8FF; code++)
        {
            yield return code;
        }
    }
}

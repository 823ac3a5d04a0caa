using System.Collections.Concurrent;
using System.Text;
using HarfBuzzSharp;
using Tenantry.Billing.Pdf.Fonts;
using Tenantry.Billing.Pdf.Text;
using Buffer = HarfBuzzSharp.Buffer;

namespace Tenantry.Billing.Pdf.Scripts;

/// <summary>Shapes Arabic and Hebrew with HarfBuzz.</summary>
internal sealed class HarfBuzzShaper : ITextShaper
{
    // Keyed by the bytes of the file. Native fonts live as long as the process, because any document may use them at any time.
    private static readonly ConcurrentDictionary<byte[], Lazy<ShapedFont>> Fonts = new();

    public bool Handles(Rune letter) => letter.Value is
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or 0x200C or 0x200D;

    public IReadOnlyList<ShapedGlyph> Shape(string text, FontFile font, bool rightToLeft)
    {
        var shaped = Fonts.GetOrAdd(font.Content, content => new Lazy<ShapedFont>(() => new ShapedFont(content))).Value;
        using var buffer = new Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        shaped.Font.Shape(buffer);
        var (infos, positions) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var glyphs = new ShapedGlyph[infos.Length];
        for (var at = 0; at < infos.Length; at++)
        {
            var (index, position) = ((ushort)infos[at].Codepoint, positions[at]);
            glyphs[at] = new ShapedGlyph(
                index, shaped.FormOf(index) ?? Rune.GetRuneAt(text, (int)infos[at].Cluster).Value,
                position.XOffset / shaped.UnitsPerEm, position.YOffset / shaped.UnitsPerEm, position.XAdvance / shaped.UnitsPerEm);
        }

        return glyphs;
    }
}

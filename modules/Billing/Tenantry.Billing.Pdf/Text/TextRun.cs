using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>Glyphs of one font from left to right. Lengths are in em.</summary>
/// <param name="Face">The font.</param>
/// <param name="Glyphs">The glyphs with the code points that text extraction gives.</param>
/// <param name="IsPlaced">Whether each glyph has a place of its own; otherwise they follow by the font's advances.</param>
internal sealed record TextRun(FontFace Face, IReadOnlyList<ShapedGlyph> Glyphs, bool IsPlaced)
{
    public double Width { get; } = Glyphs.Sum(glyph => glyph.Advance);
}

/// <summary>A line of text, ready to be drawn from left to right.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="IsPlain">Whether the glyphs in drawing order are the text, so that extraction needs no help.</param>
internal sealed record TextLine(IReadOnlyList<TextRun> Runs, bool IsPlain)
{
    public double Width { get; } = Runs.Sum(run => run.Width);
}

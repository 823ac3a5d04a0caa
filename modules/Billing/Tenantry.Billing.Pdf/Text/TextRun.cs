using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>Represents glyphs of one font from left to right. Lengths are in em.</summary>
/// <param name="Face">The font.</param>
/// <param name="Glyphs">The glyphs with the code points that text extraction returns.</param>
/// <param name="IsPlaced"><see langword="true"/> if each glyph has its own position; <see langword="false"/> if the glyphs follow each
/// other by the advances of the font.</param>
internal sealed record TextRun(FontFace Face, IReadOnlyList<ShapedGlyph> Glyphs, bool IsPlaced)
{
    public double Width { get; } = Glyphs.Sum(glyph => glyph.Advance);
}

/// <summary>Represents a line of text, ready to be drawn from left to right.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="IsPlain"><see langword="true"/> if the glyphs in drawing order equal the text, so that no <c>ActualText</c> is
/// needed.</param>
internal sealed record TextLine(IReadOnlyList<TextRun> Runs, bool IsPlain)
{
    public double Width { get; } = Runs.Sum(run => run.Width);
}

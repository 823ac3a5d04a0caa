using System.Runtime.InteropServices;
using System.Text;
using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>
/// Shapes scripts whose letters change with their neighbors, such as Arabic. Register an implementation as a singleton. It must be
/// thread-safe.
/// </summary>
public interface ITextShaper
{
    /// <summary>Determines whether the shaper handles a letter. Other letters are drawn one by one.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns><see langword="true"/> if the shaper handles the letter; otherwise, <see langword="false"/>.</returns>
    bool Handles(Rune letter);

    /// <summary>Shapes a run of text in one font and one direction.</summary>
    /// <param name="text">The text in logical order.</param>
    /// <param name="font">The font.</param>
    /// <param name="rightToLeft"><see langword="true"/> if the text runs from right to left; otherwise, <see langword="false"/>.</param>
    /// <returns>The glyphs from left to right.</returns>
    IReadOnlyList<ShapedGlyph> Shape(string text, FontFile font, bool rightToLeft);
}

/// <summary>Represents a glyph positioned by a shaper. Lengths are in em.</summary>
/// <param name="Index">The index of the glyph in the font.</param>
/// <param name="CodePoint">
/// The code point that text extraction returns for the glyph: the presentation form of an Arabic letter, otherwise the letter itself.
/// </param>
/// <param name="X">The offset to the right.</param>
/// <param name="Y">The upward offset.</param>
/// <param name="Advance">The distance to the next glyph.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ShapedGlyph(ushort Index, int CodePoint, double X, double Y, double Advance);

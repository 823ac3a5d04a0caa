using System.Runtime.InteropServices;
using System.Text;
using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>
/// Shapes scripts whose letters change with their neighbors, such as Arabic. Register one as a singleton. It must be thread-safe.
/// </summary>
public interface ITextShaper
{
    /// <summary>Gets a value indicating whether a letter is shaped. Letters that are not are drawn one by one.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>Whether the shaper shapes it.</returns>
    bool Handles(Rune letter);

    /// <summary>Shapes a run of text in one font and one direction.</summary>
    /// <param name="text">The text in logical order.</param>
    /// <param name="font">The font.</param>
    /// <param name="rightToLeft">Whether the text runs from right to left.</param>
    /// <returns>The glyphs from left to right.</returns>
    IReadOnlyList<ShapedGlyph> Shape(string text, FontFile font, bool rightToLeft);
}

/// <summary>A glyph as a shaper places it. Lengths are in em.</summary>
/// <param name="Index">The index of the glyph in the font.</param>
/// <param name="CodePoint">
/// The code point that text extraction gives for the glyph: for a form of an Arabic letter its presentation form, otherwise the letter.
/// </param>
/// <param name="X">The offset to the right.</param>
/// <param name="Y">The offset upwards.</param>
/// <param name="Advance">The distance to the next glyph.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ShapedGlyph(ushort Index, int CodePoint, double X, double Y, double Advance);

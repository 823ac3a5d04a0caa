using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Tenantry.Billing.Pdf.Fonts;

/// <summary>Represents a loaded font. It lives as long as the process, like the caches of PDFsharp.</summary>
/// <remarks>
/// Faces are created from the bytes of the file and passed to PDFsharp directly. PDFsharp's font resolver, of which a process has one, is
/// not set: it belongs to the host.
/// </remarks>
internal sealed class FontFace
{
    private const double MeasuredSize = 1000;

    private static readonly Lock Measuring = new();
    private static readonly XGraphics Measure =
        XGraphics.CreateMeasureContext(new XSize(MeasuredSize, MeasuredSize), XGraphicsUnit.Point, XPageDirection.Downwards);

    private readonly XGlyphTypeface _typeface;
    private readonly ConcurrentDictionary<double, XFont> _fonts = new();
    private readonly ConcurrentDictionary<int, FontGlyph> _glyphs = new();

    private FontFace(FontFile file, XGlyphTypeface typeface) => (File, _typeface) = (file, typeface);

    public FontFile File { get; }

    public bool IsBold => _typeface.IsBold;

    public static FontFace Load(FontFile file)
    {
        // PDFsharp embeds a font without TrueType outlines without an error, and the page stays blank.
        if (file.Content.AsSpan() is not [0, 1, 0, 0, ..] and not [(byte)'t', (byte)'r', (byte)'u', (byte)'e', ..])
        {
            throw new InvalidDataException("The file has no TrueType outlines.");
        }

        var face = new FontFace(file, new XGlyphTypeface(XFontSource.GetOrCreateFrom(file.Content)));
        // PDFsharp caches fonts by family and style: for two files with the same name it would draw both with the first.
        if (!face._typeface.FontSource.Bytes.AsSpan().SequenceEqual(file.Content))
        {
            throw new InvalidDataException("Another font with this name is already loaded.");
        }

        face.Font(MeasuredSize);
        return face;
    }

    /// <summary>Gets the font in a size.</summary>
    public XFont Font(double size) =>
        _fonts.GetOrAdd(size, points => new XFont(_typeface, points, new XPdfFontOptions(PdfFontEncoding.Unicode)));

    /// <summary>Gets the glyph of a character. The index is 0 if the font has none.</summary>
    public FontGlyph Glyph(int codePoint) => _glyphs.GetOrAdd(codePoint, Find);

    private FontGlyph Find(int codePoint)
    {
        lock (Measuring)
        {
            var font = Font(MeasuredSize);
            var index = GlyphHelper.GlyphIndexFromCodePoint(codePoint, font);
            return index == 0
                ? default
                : new FontGlyph(index, Measure.MeasureString(new Rune(codePoint).ToString(), font).Width / MeasuredSize);
        }
    }
}

/// <summary>Represents a glyph of a font, with its advance in em.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FontGlyph(ushort Index, double Advance);

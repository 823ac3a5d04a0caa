using HarfBuzzSharp;

namespace Tenantry.Billing.Pdf.Scripts;

/// <summary>Represents a font in HarfBuzz, with the presentation forms of its glyphs.</summary>
internal sealed class ShapedFont
{
    private readonly Dictionary<uint, int> _forms = [];

    public unsafe ShapedFont(byte[] content)
    {
        Blob blob;
        // HarfBuzz copies the bytes. Blob.FromStream keeps a pointer to an array that nothing pins, and the process crashes after some
        // garbage collections.
        fixed (byte* bytes = content)
        {
            blob = new Blob((IntPtr)bytes, content.Length, MemoryMode.Duplicate);
        }

        blob.MakeImmutable();
        var face = new Face(blob, 0);
        UnitsPerEm = face.UnitsPerEm;
        Font = new Font(face);
        Font.SetFunctionsOpenType();
        foreach (var (first, last) in new[] { (0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC) })
        {
            for (var codePoint = first; codePoint <= last; codePoint++)
            {
                if (Font.TryGetGlyph((uint)codePoint, out var glyph) && glyph != 0)
                {
                    _forms.TryAdd(glyph, codePoint);
                }
            }
        }
    }

    public Font Font { get; }

    public double UnitsPerEm { get; }

    /// <summary>Gets the letter or presentation form of a glyph; <see langword="null"/> if the glyph has no code point.</summary>
    public int? FormOf(ushort glyph) => _forms.TryGetValue(glyph, out var codePoint) ? codePoint : null;
}

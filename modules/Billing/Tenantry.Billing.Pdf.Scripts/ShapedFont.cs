using HarfBuzzSharp;

namespace Tenantry.Billing.Pdf.Scripts;

/// <summary>A font in HarfBuzz, with the presentation forms of its glyphs.</summary>
internal sealed class ShapedFont
{
    private readonly Dictionary<uint, int> _forms = [];

    public unsafe ShapedFont(byte[] content)
    {
        Blob blob;
        // Copied by HarfBuzz. Blob.FromStream keeps an array that nothing pins: after some garbage collections the process dies.
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

    /// <summary>Gets the letter or the presentation form that a glyph is; null for a glyph without a code point.</summary>
    public int? FormOf(ushort glyph) => _forms.TryGetValue(glyph, out var codePoint) ? codePoint : null;
}

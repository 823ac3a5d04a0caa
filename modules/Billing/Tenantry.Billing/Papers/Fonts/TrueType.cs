using System.Buffers.Binary;
using System.Text;

namespace Tenantry.Billing.Papers.Fonts;

/// <summary>Reads what writing needs of a TrueType font: the glyph of a letter, and how wide it is.</summary>
internal sealed class TrueType
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Start, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly int _widths;
    private readonly int _cmap;

    public TrueType(byte[] file)
    {
        _file = file;
        var count = Unsigned(4);
        for (var at = 12; at < 12 + (count * 16); at += 16)
        {
            _tables[Encoding.ASCII.GetString(file, at, 4)] = (Int(at + 8), Int(at + 12));
        }

        UnitsPerEm = Unsigned(Start("head") + 18);
        Glyphs = Unsigned(Start("maxp") + 4);
        _widths = Unsigned(Start("hhea") + 34);
        _cmap = FindCmap();
    }

    public int UnitsPerEm { get; }

    public int Glyphs { get; }

    public int Ascent => Signed(Start("hhea") + 4);

    public int Descent => Signed(Start("hhea") + 6);

    public (int Left, int Bottom, int Right, int Top) Box =>
        (Signed(Start("head") + 36), Signed(Start("head") + 38), Signed(Start("head") + 40), Signed(Start("head") + 42));

    public bool HasLongOffsets => Unsigned(Start("head") + 50) == 1;

    /// <summary>Gives the glyph of a letter; 0, an empty box, where the font has none.</summary>
    public int GlyphOf(Rune letter)
    {
        var code = letter.Value;
        var groups = Int(_cmap + 12);
        var (low, high) = (0, groups - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = _cmap + 16 + (middle * 12);
            if (code < Int(at))
            {
                high = middle - 1;
            }
            else if (code > Int(at + 4))
            {
                low = middle + 1;
            }
            else
            {
                return Int(at + 8) + code - Int(at);
            }
        }

        return 0;
    }

    /// <summary>Gives how far the next letter begins, in the font's units.</summary>
    public int Advance(int glyph) => Unsigned(Start("hmtx") + (Math.Min(glyph, _widths - 1) * 4));

    public ReadOnlySpan<byte> Table(string name) =>
        _tables.TryGetValue(name, out var table) ? _file.AsSpan(table.Start, table.Length) : [];

    // Format 12 holds every letter, those beyond the first 65,536 too.
    private int FindCmap()
    {
        var start = Start("cmap");
        for (var at = start + 4; at < start + 4 + (Unsigned(start + 2) * 8); at += 8)
        {
            if (Unsigned(start + Int(at + 4)) == 12)
            {
                return start + Int(at + 4);
            }
        }

        throw new InvalidOperationException("The font has no table of all letters (cmap, format 12).");
    }

    private int Start(string name) => _tables[name].Start;

    private int Int(int at) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));

    private int Unsigned(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));
}

using System.Globalization;

namespace Tenantry.Billing.Pdf.Text.Bidi;

/// <summary>Provides the Unicode data of the bidirectional algorithm, read from the resources of the assembly.</summary>
internal static class BidiData
{
    private static readonly (int First, int Last, BidiClass Class)[] Classes =
    [
        .. Rows("BidiClasses.txt").Select(row => (Hex(row[0]), Hex(row[1]), Enum.Parse<BidiClass>(row[2]))),
    ];

    private static readonly Dictionary<int, (int Partner, char Kind)> Mirrors =
        Rows("BidiMirrors.txt").ToDictionary(row => Hex(row[0]), row => (Hex(row[1]), row[2][0]));

    /// <summary>Gets the bidirectional type of a code point.</summary>
    public static BidiClass ClassOf(int codePoint)
    {
        var (low, high) = (0, Classes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, type) = Classes[middle];
            if (codePoint < first)
            {
                high = middle - 1;
            }
            else if (codePoint > last)
            {
                low = middle + 1;
            }
            else
            {
                return type;
            }
        }

        return BidiClass.L;
    }

    /// <summary>Gets the code point that is drawn instead in right-to-left text.</summary>
    public static int MirrorOf(int codePoint) => Mirrors.TryGetValue(codePoint, out var mirror) ? mirror.Partner : codePoint;

    /// <summary>
    /// Gets the bracket, its partner (both in canonical form) and whether it is an opening bracket; <see langword="null"/> if the code
    /// point is no bracket.
    /// </summary>
    public static (int Self, int Partner, bool Opens)? BracketOf(int codePoint) =>
        Mirrors.TryGetValue(codePoint, out var mirror) && mirror.Kind != 'm'
        ? (Canonical(codePoint), Canonical(mirror.Partner), mirror.Kind == 'o')
        : null;

    // U+2329 and U+232A are canonically equivalent to U+3008 and U+3009, and pair with them.
    private static int Canonical(int bracket) => bracket switch { 0x2329 => 0x3008, 0x232A => 0x3009, _ => bracket };

    private static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(typeof(BidiData).Assembly.GetManifestResourceStream($"bidi/{name}")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(' ');
            }
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

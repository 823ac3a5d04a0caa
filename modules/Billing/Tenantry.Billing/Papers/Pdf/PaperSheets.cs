using System.Globalization;
using System.Text;
using Tenantry.Billing.Papers.Fonts;

namespace Tenantry.Billing.Papers.Pdf;

/// <summary>Pages of A4 that are written from the top down, in points; the next page begins by itself.</summary>
internal sealed class PaperSheets(Action<PaperSheets> begin)
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Left = 57;
    public const double Right = 538;
    public const double Bottom = 760;
    private const double Top = 57;

    private readonly List<StringBuilder> _pages = [];
    private readonly Dictionary<PaperFont, Dictionary<int, Rune>> _used = PaperFont.All.ToDictionary(font => font, _ => new Dictionary<int, Rune>());

    public double Y { get; set; } = Top;

    public int Count => _pages.Count;

    public IReadOnlyList<StringBuilder> Pages => _pages;

    public IReadOnlyDictionary<int, Rune> Used(PaperFont font) => _used[font];

    /// <summary>Makes sure that so much fits on the page.</summary>
    public void Need(double height)
    {
        if (_pages.Count > 0 && Y + height <= Bottom)
        {
            return;
        }

        _pages.Add(new StringBuilder());
        Y = Top;
        begin(this);
    }

    /// <summary>Writes words and gives where the next ones go; words that are wider than the column go on below.</summary>
    public double Write(string text, Ink ink, double x, double width, double y, bool right = false)
    {
        foreach (var line in PaperText.Wrap(text, width, words => ink.Font.Width(words, ink.Size)))
        {
            Put(_pages.Count - 1, line, ink, right ? x + width - ink.Font.Width(line, ink.Size) : x, y + ink.Size);
            y += ink.LineHeight;
        }

        return y;
    }

    public void Put(int page, string line, Ink ink, double x, double y)
    {
        var glyphs = new StringBuilder();
        foreach (var letter in line.EnumerateRunes())
        {
            var glyph = ink.Font.Outlines.GlyphOf(letter);
            _used[ink.Font].TryAdd(glyph, letter);
            glyphs.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        _pages[page].Append(CultureInfo.InvariantCulture, $"BT {ink.Gray:0.##} g /{ink.Font.Key} {ink.Size:0.##} Tf {x:0.##} {Height - y:0.##} Td <{glyphs}> Tj ET\n");
    }

    public void Rule(double y) =>
        _pages[^1].Append(CultureInfo.InvariantCulture, $"0.8 G 0.7 w {Left:0.##} {Height - y:0.##} m {Right:0.##} {Height - y:0.##} l S\n");
}

/// <summary>How words are written.</summary>
internal sealed record Ink(double Size, bool IsBold = false, double Gray = 0)
{
    public PaperFont Font => IsBold ? PaperFont.Bold : PaperFont.Regular;

    public double LineHeight => Size * 1.4;

    public Ink Quiet() => this with { Gray = 0.4 };
}

using System.Text;

namespace Tenantry.Billing.Papers.Fonts;

/// <summary>A font of the documents, from the assembly: a bare server has none.</summary>
internal sealed class PaperFont
{
    private PaperFont(string name, string key)
    {
        (Name, Key) = (name, key);
        using var stream = typeof(PaperFont).Assembly.GetManifestResourceStream($"fonts/{name}.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        Outlines = new TrueType(bytes);
    }

    public static PaperFont Regular { get; } = new("regular", "F1");

    public static PaperFont Bold { get; } = new("bold", "F2");

    /// <summary>Gets both.</summary>
    public static IReadOnlyList<PaperFont> All => [Regular, Bold];

    public string Name { get; }

    /// <summary>Gets what pages call it.</summary>
    public string Key { get; }

    public TrueType Outlines { get; }

    public double Width(string text, double size) =>
        text.EnumerateRunes().Sum(letter => (double)Outlines.Advance(Outlines.GlyphOf(letter))) * size / Outlines.UnitsPerEm;
}

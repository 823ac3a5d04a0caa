using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tenantry.Billing.Pdf.Fonts;

/// <summary>Holds the fonts of documents and selects the font for each character.</summary>
internal sealed class FontCatalog
{
    private const int ReplacementCharacter = 0xFFFD;
    private const int MaxMissingLogged = 1000;

    private readonly ILogger<FontCatalog> _logger;
    private readonly List<FontFace> _faces = [];
    private readonly ConcurrentDictionary<int, bool> _missing = new();

    public FontCatalog(IOptions<PdfOptions> options, ILogger<FontCatalog> logger)
    {
        _logger = logger;
        foreach (var weight in new[] { "Regular", "Bold" })
        {
            Add(FontFile.FromResource(typeof(FontCatalog).Assembly, $"fonts/NotoSans-{weight}.ttf"));
        }

        foreach (var font in options.Value.PackagedFonts)
        {
            Add(font);
        }

        foreach (var path in options.Value.Fonts)
        {
            AddFile(path);
        }
    }

    /// <summary>Finds the font for a character and the character to draw: U+FFFD if no font has it.</summary>
    public (FontFace Face, int CodePoint) Find(int codePoint, bool bold)
    {
        if (FaceOf(codePoint, bold) is { } face)
        {
            return (face, codePoint);
        }

        if (_missing.Count < MaxMissingLogged && _missing.TryAdd(codePoint, true))
        {
            _logger.LetterMissing(codePoint.ToString("X4", CultureInfo.InvariantCulture));
        }

        return (FaceOf(ReplacementCharacter, bold)!, ReplacementCharacter);
    }

    private FontFace? FaceOf(int codePoint, bool bold) =>
        _faces.Find(face => face.IsBold == bold && face.Glyph(codePoint).Index != 0)
        ?? _faces.Find(face => face.Glyph(codePoint).Index != 0);

    private void AddFile(string path)
    {
        try
        {
            Add(new FontFile(Path.GetFileName(path), File.ReadAllBytes(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            _logger.FontUnusable(path, exception);
        }
    }

    // A broken font file must not fail an invoice: the document is rendered without it.
    private void Add(FontFile font)
    {
        try
        {
            _faces.Add(FontFace.Load(font));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _logger.FontUnusable(font.Name, exception);
        }
    }
}

using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Pdf;

/// <summary>The log messages of PDF files, 1180-1189.</summary>
internal static partial class PdfLog
{
    [LoggerMessage(1180, LogLevel.Warning, "No font has the letter U+{CodePoint}; it is printed as U+FFFD. " +
        "Add a font with Tenantry:Billing:Pdf:Fonts or UsePdf(options => options.Fonts.Add(path))")]
    public static partial void LetterMissing(this ILogger logger, string codePoint);

    [LoggerMessage(1181, LogLevel.Error, "Font {Font} cannot be used; documents are printed without it. " +
        "A .ttf file with TrueType outlines is needed")]
    public static partial void FontUnusable(this ILogger logger, string font, Exception? exception);

    [LoggerMessage(1182, LogLevel.Error, "The text shaper failed; the text is printed letter by letter")]
    public static partial void ShaperFailed(this ILogger logger, Exception exception);
}

using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Pdf;

/// <summary>Defines the log messages of PDF rendering (event ids 1180 to 1189).</summary>
internal static partial class PdfLog
{
    [LoggerMessage(1180, LogLevel.Warning, "No font has the character U+{CodePoint}. It is printed as U+FFFD. " +
        "Add a font with Tenantry:Billing:Pdf:Fonts or UsePdf(options => options.Fonts.Add(path))")]
    public static partial void LetterMissing(this ILogger logger, string codePoint);

    [LoggerMessage(1181, LogLevel.Error, "Font {Font} cannot be loaded and is ignored. " +
        "Use a .ttf file with TrueType outlines")]
    public static partial void FontUnusable(this ILogger logger, string font, Exception? exception);

    [LoggerMessage(1182, LogLevel.Error, "The text shaper failed. The text is printed without shaping")]
    public static partial void ShaperFailed(this ILogger logger, Exception exception);
}

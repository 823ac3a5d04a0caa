using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf;

/// <summary>The options of PDF files, from the section <c>Tenantry:Billing:Pdf</c>.</summary>
public sealed class PdfOptions
{
    internal const string Section = "Tenantry:Billing:Pdf";

    /// <summary>
    /// Gets the paths of font files for letters that Noto Sans does not have, in the order they are tried: <c>.ttf</c> files with TrueType
    /// outlines. A file that cannot be used is logged and left out. Empty by default.
    /// </summary>
    public IList<string> Fonts { get; } = [];

    /// <summary>Gets the fonts that packages bring; they are tried before <see cref="Fonts"/>.</summary>
    public IList<FontFile> PackagedFonts { get; } = [];
}

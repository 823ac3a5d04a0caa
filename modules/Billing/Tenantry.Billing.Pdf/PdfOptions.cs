using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf;

/// <summary>Represents the options of PDF rendering, bound to the section <c>Tenantry:Billing:Pdf</c>.</summary>
public sealed class PdfOptions
{
    internal const string Section = "Tenantry:Billing:Pdf";

    /// <summary>
    /// Gets the paths of font files for characters that Noto Sans does not have, in the order they are tried: <c>.ttf</c> files with
    /// TrueType outlines. A file that cannot be loaded is logged and ignored. Empty by default.
    /// </summary>
    public IList<string> Fonts { get; } = [];

    /// <summary>Gets the fonts that other packages add. They are tried before <see cref="Fonts"/>.</summary>
    public IList<FontFile> PackagedFonts { get; } = [];
}

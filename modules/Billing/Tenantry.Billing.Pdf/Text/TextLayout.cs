using System.Text;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>Lays out text of any script as lines of a maximum width.</summary>
internal sealed class TextLayout(FontCatalog fonts, ILogger<TextLayout> logger, ITextShaper? shaper = null)
{
    /// <summary>Lays out a text on one line.</summary>
    public TextLine Line(string text, bool bold) => Wrap(text, bold, double.PositiveInfinity).First();

    /// <summary>Breaks a text into lines. The width is in em.</summary>
    public IEnumerable<TextLine> Wrap(string text, bool bold, double width)
    {
        foreach (var paragraph in Clean(text).Split('\n'))
        {
            var letters = new Paragraph(paragraph, bold, fonts, shaper, logger);
            foreach (var (start, end) in LineBreaks.Find(letters, width))
            {
                yield return letters.Line(start, end);
            }
        }
    }

    // A lone surrogate, which a form post can contain, becomes U+FFFD. Control characters are not printable.
    private static string Clean(string text) => string.Concat(
        text.ReplaceLineEndings("\n").EnumerateRunes().Where(letter => letter.Value == '\n' || !Rune.IsControl(letter)));
}

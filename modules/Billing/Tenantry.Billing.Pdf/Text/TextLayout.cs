using System.Text;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Pdf.Fonts;

namespace Tenantry.Billing.Pdf.Text;

/// <summary>Turns text of any script into lines that fit.</summary>
internal sealed class TextLayout(FontCatalog fonts, ILogger<TextLayout> logger, ITextShaper? shaper = null)
{
    /// <summary>Lays out a text on one line.</summary>
    public TextLine Line(string text, bool bold) => Wrap(text, bold, double.PositiveInfinity).First();

    /// <summary>Breaks a text into lines; the width is in em.</summary>
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

    // Half of a surrogate pair, which a form can carry, becomes U+FFFD; control characters are nothing to print.
    private static string Clean(string text) => string.Concat(
        text.ReplaceLineEndings("\n").EnumerateRunes().Where(letter => letter.Value == '\n' || !Rune.IsControl(letter)));
}

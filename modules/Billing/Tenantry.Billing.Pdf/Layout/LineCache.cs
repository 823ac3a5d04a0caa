using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Layout;

/// <summary>The lines of one document's texts, which are needed twice to measure and twice to draw.</summary>
internal sealed class LineCache(TextLayout layout)
{
    private readonly Dictionary<(string Text, bool IsBold, double Width), IReadOnlyList<TextLine>> _lines = [];

    public IReadOnlyList<TextLine> Wrap(string text, bool bold, double width)
    {
        if (!_lines.TryGetValue((text, bold, width), out var lines))
        {
            lines = [.. layout.Wrap(text, bold, width)];
            _lines.Add((text, bold, width), lines);
        }

        return lines;
    }

    public TextLine Line(string text, bool bold) => Wrap(text, bold, double.PositiveInfinity)[0];
}

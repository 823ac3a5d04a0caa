using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Layout;

/// <summary>
/// Caches the wrapped lines of one document. Each text is laid out several times: to measure and to draw, in both passes.
/// </summary>
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

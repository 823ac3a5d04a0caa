using Tenantry.Billing.Pdf.Pens;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Layout;

/// <summary>Represents the page that is being written, from top to bottom. The next page begins automatically.</summary>
internal sealed class Sheet(IPen pen, LineCache text, Action<Sheet> beginPage)
{
    public const double Left = 57;
    public const double Right = 538;
    public const double Width = Right - Left;
    public const double Bottom = 762;
    private const double Top = 60;

    public IPen Pen => pen;

    /// <summary>Gets or sets the position from the top.</summary>
    public double Y { get; set; } = Top;

    /// <summary>Gets the number of the page.</summary>
    public int Page { get; private set; }

    /// <summary>Begins a new page if the height does not fit on the current one.</summary>
    public void Need(double height)
    {
        if (Page == 0 || Y + height > Bottom)
        {
            pen.BeginPage();
            Page++;
            Y = Top;
            beginPage(this);
        }
    }

    /// <summary>Gets the height of a text.</summary>
    public double Height(string? value, TextStyle style, double width) =>
        string.IsNullOrEmpty(value) ? 0 : text.Wrap(value, style.IsBold, width / style.Size).Count * style.LineHeight;

    /// <summary>Writes a text as one element and returns the position below it.</summary>
    public double Write(Element element, string value, TextStyle style, double x, double y, double width, bool alignRight = false)
    {
        var lines = text.Wrap(value, style.IsBold, width / style.Size);
        pen.Begin(element, lines.All(line => line.IsPlain) ? null : value);
        foreach (var line in lines)
        {
            pen.Text(line, style, alignRight ? x + width - (line.Width * style.Size) : x, y + style.Size);
            y += style.LineHeight;
        }

        pen.End();
        return y;
    }

    /// <summary>Writes texts below each other as one element at the current position, continuing on the next page if necessary.</summary>
    public void Flow(Element element, double x, double width, params (string Text, TextStyle Style)[] parts)
    {
        var lines = parts
            .SelectMany(part => text.Wrap(part.Text, part.Style.IsBold, width / part.Style.Size).Select(line => (Line: line, part.Style)))
            .ToList();
        pen.Begin(element, lines.TrueForAll(row => row.Line.IsPlain) ? null : string.Join('\n', parts.Select(part => part.Text)));
        foreach (var (line, style) in lines)
        {
            Need(style.LineHeight);
            pen.Text(line, style, x, Y + style.Size);
            Y += style.LineHeight;
        }

        pen.End();
    }
}

using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Pens;

/// <summary>Draws nothing and counts the pages, so that each can say how many there are.</summary>
internal sealed class CountingPen : IPen
{
    public int Pages { get; private set; }

    public void BeginPage() => Pages++;

    public void Text(TextLine line, TextStyle style, double x, double baseline)
    {
    }

    public void Rule(double left, double right, double y, bool isStrong)
    {
    }

    public void Begin(Element element, string? text = null)
    {
    }

    public void End()
    {
    }
}

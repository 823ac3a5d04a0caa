using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Pens;

/// <summary>Counts pages without drawing, so that each page can show the total number.</summary>
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

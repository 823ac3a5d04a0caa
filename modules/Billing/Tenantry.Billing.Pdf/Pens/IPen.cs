using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Pens;

/// <summary>Draws pages of A4 from top to bottom; lengths are in points, from the upper left corner.</summary>
internal interface IPen
{
    /// <summary>Begins a page.</summary>
    void BeginPage();

    /// <summary>Draws a line of text; the position is that of its left end on the baseline.</summary>
    void Text(TextLine line, TextStyle style, double x, double baseline);

    /// <summary>Draws a horizontal line. It must not be within an element.</summary>
    void Rule(double left, double right, double y, bool isStrong);

    /// <summary>Begins an element of the structure that screen readers follow.</summary>
    void Begin(Element element, string? text = null);

    /// <summary>Ends the element that began last.</summary>
    void End();
}

/// <summary>The elements of a document's structure.</summary>
internal enum Element
{
    Section,
    Heading,
    SubHeading,
    Paragraph,
    Table,
    Row,
    HeaderCell,
    Cell,

    /// <summary>What belongs to the page and not to the document, such as its number.</summary>
    Artifact,
}

/// <summary>How text is drawn.</summary>
/// <param name="Size">The size in points.</param>
/// <param name="IsBold">Whether it is bold.</param>
/// <param name="Color">The color as 0xRRGGBB.</param>
internal sealed record TextStyle(double Size, bool IsBold = false, int Color = 0x1A1A1A)
{
    public double LineHeight => Size * 1.42;

    public TextStyle Muted => this with { Color = 0x5F6368 };
}

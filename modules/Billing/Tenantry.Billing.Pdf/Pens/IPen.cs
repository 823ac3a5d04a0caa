using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Pens;

/// <summary>Draws A4 pages from top to bottom. Lengths are in points, measured from the upper left corner.</summary>
internal interface IPen
{
    /// <summary>Begins a page.</summary>
    void BeginPage();

    /// <summary>Draws a line of text. The position is its left end on the baseline.</summary>
    void Text(TextLine line, TextStyle style, double x, double baseline);

    /// <summary>Draws a horizontal line. It must not be within an element.</summary>
    void Rule(double left, double right, double y, bool isStrong);

    /// <summary>Begins an element of the structure that screen readers use.</summary>
    void Begin(Element element, string? text = null);

    /// <summary>Ends the most recently begun element.</summary>
    void End();
}

/// <summary>Specifies the elements of the document structure.</summary>
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

    /// <summary>Content that belongs to the page rather than the document, such as the page number.</summary>
    Artifact,
}

/// <summary>Represents the style of a text.</summary>
/// <param name="Size">The size in points.</param>
/// <param name="IsBold"><see langword="true"/> for bold text.</param>
/// <param name="Color">The color as 0xRRGGBB.</param>
internal sealed record TextStyle(double Size, bool IsBold = false, int Color = 0x1A1A1A)
{
    public double LineHeight => Size * 1.42;

    public TextStyle Muted => this with { Color = 0x5F6368 };
}

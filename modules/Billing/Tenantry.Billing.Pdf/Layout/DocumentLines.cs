using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pdf.Pens;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Layout;

/// <summary>Draws the table of line items.</summary>
internal static class DocumentLines
{
    private const double QuantityX = 372;
    private const double QuantityWidth = 52;
    private const double AmountX = 434;
    private const double AmountWidth = Sheet.Right - AmountX;
    private const double DescriptionWidth = QuantityX - Sheet.Left - 12;
    private const double Gap = 6;

    public static void Draw(InvoiceDocument document, Sheet sheet)
    {
        sheet.Need(60);
        sheet.Pen.Begin(Element.Table);
        sheet.Pen.Begin(Element.Row);
        Head(sheet, Element.HeaderCell);
        sheet.Pen.End();
        HeadRule(sheet);
        foreach (var line in document.Lines)
        {
            DrawLine(line, sheet);
        }

        sheet.Pen.End();
    }

    private static void DrawLine(InvoiceDocumentLine line, Sheet sheet)
    {
        var height = sheet.Height(line.Description, InvoiceLayout.Normal, DescriptionWidth)
            + sheet.Height(line.Period, InvoiceLayout.Small, DescriptionWidth) + Gap;
        var page = sheet.Page;
        sheet.Need(Math.Min(height, 300));
        if (sheet.Page != page)
        {
            Head(sheet, Element.Artifact);
            HeadRule(sheet);
        }

        sheet.Pen.Begin(Element.Row);
        var y = sheet.Y;
        page = sheet.Page;
        (string, TextStyle)[] parts = line.Period is { } period
            ? [(line.Description, InvoiceLayout.Normal), (period, InvoiceLayout.Small)]
            : [(line.Description, InvoiceLayout.Normal)];
        sheet.Flow(Element.Cell, Sheet.Left, DescriptionWidth, parts);
        if (sheet.Page != page)
        {
            y = sheet.Y - InvoiceLayout.Normal.LineHeight;
        }

        sheet.Write(Element.Cell, line.Quantity ?? "", InvoiceLayout.Normal, QuantityX, y, QuantityWidth, alignRight: true);
        sheet.Write(Element.Cell, line.Amount, InvoiceLayout.Normal, AmountX, y, AmountWidth, alignRight: true);
        sheet.Pen.End();
        sheet.Y += Gap / 2;
        sheet.Pen.Rule(Sheet.Left, Sheet.Right, sheet.Y, isStrong: false);
        sheet.Y += Gap / 2 + 1;
    }

    private static void Head(Sheet sheet, Element cell)
    {
        sheet.Write(cell, "Description", InvoiceLayout.Small, Sheet.Left, sheet.Y, 300);
        sheet.Write(cell, "Quantity", InvoiceLayout.Small, QuantityX, sheet.Y, QuantityWidth, alignRight: true);
        sheet.Y = sheet.Write(cell, "Amount", InvoiceLayout.Small, AmountX, sheet.Y, AmountWidth, alignRight: true) + 3;
    }

    private static void HeadRule(Sheet sheet)
    {
        sheet.Pen.Rule(Sheet.Left, Sheet.Right, sheet.Y, isStrong: true);
        sheet.Y += 6;
    }
}

using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pdf.Pens;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Layout;

/// <summary>Draws the totals and the table of taxes.</summary>
internal static class DocumentTotals
{
    private const double TermX = 300;
    private const double TermWidth = 140;
    private const double AmountX = 434;
    private const double RowGap = 4;

    public static void Draw(InvoiceDocument document, Sheet sheet)
    {
        // The totals stay together: a total alone on a page reads like another invoice.
        sheet.Need((document.Totals.Length * (InvoiceLayout.Normal.LineHeight + RowGap)) + 16);
        sheet.Y += 8;
        sheet.Pen.Begin(Element.Table);
        foreach (var total in document.Totals)
        {
            var style = total.IsStrong ? InvoiceLayout.Strong : InvoiceLayout.Normal;
            sheet.Pen.Begin(Element.Row);
            var below = sheet.Write(Element.HeaderCell, total.Term, style, TermX, sheet.Y, TermWidth);
            var bottom = sheet.Write(Element.Cell, total.Amount, style, AmountX, sheet.Y, Sheet.Right - AmountX, alignRight: true);
            sheet.Y = Math.Max(below, bottom) + RowGap;
            sheet.Pen.End();
        }

        sheet.Pen.End();
        if (!document.Taxes.IsEmpty)
        {
            Taxes(document, sheet);
        }
    }

    private static void Taxes(InvoiceDocument document, Sheet sheet)
    {
        sheet.Need((document.Taxes.Length * 14) + 34);
        sheet.Y += 14;
        sheet.Pen.Begin(Element.Table);
        Row(Element.HeaderCell, "Tax", "Taxable amount", "Tax amount", InvoiceLayout.Small);
        foreach (var tax in document.Taxes)
        {
            sheet.Need(14);
            Row(Element.Cell, tax.Name, tax.Taxable ?? "", tax.Amount, InvoiceLayout.Small with { Color = InvoiceLayout.Normal.Color });
        }

        sheet.Pen.End();

        void Row(Element cell, string name, string taxable, string amount, TextStyle style)
        {
            sheet.Pen.Begin(Element.Row);
            var below = sheet.Write(cell, name, style, Sheet.Left, sheet.Y, 180);
            sheet.Write(cell, taxable, style, Sheet.Left + 180, sheet.Y, 90, alignRight: true);
            sheet.Y = Math.Max(below, sheet.Write(cell, amount, style, Sheet.Left + 280, sheet.Y, 80, alignRight: true)) + 2;
            sheet.Pen.End();
        }
    }
}

using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pdf.Pens;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf.Layout;

/// <summary>Lays out a document on A4 pages.</summary>
internal sealed class InvoiceLayout(InvoiceDocument document, LineCache text)
{
    public static readonly TextStyle Normal = new(9);
    public static readonly TextStyle Strong = new(9, IsBold: true);
    public static readonly TextStyle Small = new TextStyle(8).Muted;
    private static readonly TextStyle Title = new(22, IsBold: true);
    private static readonly TextStyle Stamp = new(13, IsBold: true);
    private static readonly TextStyle Foot = new TextStyle(7.5).Muted;

    /// <summary>Draws the document and returns the number of pages.</summary>
    public int Draw(IPen pen, int pages)
    {
        var sheet = new Sheet(pen, text, sheet => BeginPage(sheet, pages));
        sheet.Need(0);
        Head(sheet);
        DocumentLines.Draw(document, sheet);
        DocumentTotals.Draw(document, sheet);
        foreach (var note in document.Notes)
        {
            sheet.Need(Normal.LineHeight + 12);
            sheet.Y += 12;
            sheet.Flow(Element.Paragraph, Sheet.Left, Sheet.Width, (note, Normal));
        }

        return sheet.Page;
    }

    // The footer and, on every page but the first, a line that names the continued document.
    private void BeginPage(Sheet sheet, int pages)
    {
        var pen = sheet.Pen;
        sheet.Pen.Rule(Sheet.Left, Sheet.Right, 778, isStrong: false);
        pen.Begin(Element.Artifact);
        var number = text.Line($"Page {sheet.Page} of {pages}", bold: false);
        pen.Text(number, Foot, Sheet.Right - (number.Width * Foot.Size), 793);
        foreach (var (index, line) in text.Wrap(document.Seller.Footer ?? "", bold: false, 380 / Foot.Size).Take(4).Index())
        {
            pen.Text(line, Foot, Sheet.Left, 793 + (index * Foot.LineHeight));
        }

        if (sheet.Page > 1)
        {
            pen.Text(text.Line($"{document.Title} {document.Number}, continued", bold: false), Small, Sheet.Left, sheet.Y);
            sheet.Y += 18;
        }

        pen.End();
    }

    private void Head(Sheet sheet)
    {
        var top = sheet.Y;
        sheet.Y = sheet.Write(Element.Heading, document.Title, Title, Sheet.Left, top, 300) + 8;
        if (document.Stamp is { } stamp)
        {
            var style = Stamp with { Color = stamp switch { "Paid" => 0x1B7F4B, "Void" => 0xB3261E, _ => 0x5F6368 } };
            sheet.Write(Element.Paragraph, stamp.ToUpperInvariant(), style, Sheet.Right - 160, top + 6, 160, alignRight: true);
        }

        sheet.Pen.Begin(Element.Table);
        foreach (var field in document.Facts.Prepend(new("Date", document.DateText)).Prepend(new("Number", document.Number)))
        {
            sheet.Need(sheet.Height(field.Value, Normal, Sheet.Width - 115));
            sheet.Pen.Begin(Element.Row);
            sheet.Write(Element.HeaderCell, field.Term, Normal.Muted, Sheet.Left, sheet.Y, 110);
            sheet.Y = sheet.Write(Element.Cell, field.Value, Normal, Sheet.Left + 115, sheet.Y, Sheet.Width - 115);
            sheet.Pen.End();
        }

        sheet.Pen.End();
        Parties(sheet);
    }

    private void Parties(Sheet sheet)
    {
        const double width = 225;
        sheet.Y += 18;
        var sides = new[] { ("From", document.Seller, Sheet.Left), ("To", document.Buyer, Sheet.Right - width) };
        sheet.Need(sides.Max(side => Rows(side.Item2).Sum(row => sheet.Height(row, Strong, width))) + 20);
        var below = sheet.Y;
        foreach (var (title, party, x) in sides)
        {
            sheet.Pen.Begin(Element.Section);
            var y = sheet.Write(Element.SubHeading, title, Small, x, sheet.Y, width) + 1;
            foreach (var (index, row) in Rows(party).Index())
            {
                y = sheet.Write(Element.Paragraph, row, index == 0 ? Strong with { Size = 10 } : Normal, x, y, width);
            }

            sheet.Pen.End();
            below = Math.Max(below, y);
        }

        sheet.Y = below + 24;
    }

    private static IEnumerable<string> Rows(BillingParty party) => new[] { party.Name }.Concat(party.Address)
        .Append(party.VatId is { } vat ? $"VAT ID {vat}" : "")
        .Append(party.Email ?? "")
        .Where(row => row.Length > 0);
}

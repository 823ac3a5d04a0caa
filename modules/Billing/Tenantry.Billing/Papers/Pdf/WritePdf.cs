using System.Globalization;
using System.Text;
using Tenantry.Billing.Papers.Fonts;

namespace Tenantry.Billing.Papers.Pdf;

/// <summary>Writes a document as PDF: A4, the fonts within it, the lines over as many pages as they need. The same document is the same file, byte for byte.</summary>
internal static class WritePdf
{
    private const double QuantityX = 370;
    private const double AmountX = 430;
    private const double SumX = 300;
    private const double Half = 225;

    private static readonly Ink Plain = new(9);
    private static readonly Ink Small = new(8);

    public static byte[] Run(Paper paper)
    {
        var sheets = new PaperSheets(sheet => Continue(paper, sheet));
        sheets.Need(0);
        Head(paper, sheets);
        TableHead(sheets);
        foreach (var line in paper.Lines)
        {
            Line(line, sheets);
        }

        Sums(paper, sheets);
        Taxes(paper, sheets);
        Notes(paper, sheets);
        Feet(paper, sheets);
        return Bind(paper, sheets);
    }

    // Every page but the first says what it goes on with.
    private static void Continue(Paper paper, PaperSheets sheet)
    {
        if (sheet.Count > 1)
        {
            sheet.Y = sheet.Write($"{paper.Title} {paper.Number}, continued", Plain.Quiet(), PaperSheets.Left, 400, sheet.Y) + 8;
            TableHead(sheet);
        }
    }

    private static void Head(Paper paper, PaperSheets sheet)
    {
        var top = sheet.Y;
        var y = sheet.Write(paper.Title, new Ink(20, IsBold: true), PaperSheets.Left, 300, top);
        if (paper.Stamp is { } stamp)
        {
            sheet.Write(stamp.ToUpperInvariant(), new Ink(14, IsBold: true).Quiet(), PaperSheets.Right - 160, 160, top + 5, right: true);
        }

        y += 6;
        foreach (var (term, value) in paper.Facts.Prepend(("Date", PaperWords.Write(paper.Date))).Prepend(("Number", paper.Number)))
        {
            sheet.Write(term, Plain.Quiet(), PaperSheets.Left, 110, y);
            y = sheet.Write(value, Plain, PaperSheets.Left + 115, PaperSheets.Right - PaperSheets.Left - 115, y);
        }

        y += 16;
        var ends = new[] { Side("From", paper.Seller, PaperSheets.Left), Side("To", paper.Buyer, PaperSheets.Right - Half) };
        sheet.Y = ends.Max() + 22;

        double Side(string title, Invoices.Party party, double x)
        {
            var at = sheet.Write(title, Plain.Quiet(), x, Half, y);
            at = sheet.Write(party.Name, Plain with { IsBold = true }, x, Half, at);
            foreach (var line in party.Address.Append(party.VatId is { } vat ? $"VAT id {vat}" : "").Append(party.Email ?? "").Where(line => line.Length > 0))
            {
                at = sheet.Write(line, Plain, x, Half, at);
            }

            return at;
        }
    }

    private static void TableHead(PaperSheets sheet)
    {
        sheet.Write("Description", Small.Quiet(), PaperSheets.Left, 300, sheet.Y);
        sheet.Write("Quantity", Small.Quiet(), QuantityX, AmountX - QuantityX - 10, sheet.Y, right: true);
        sheet.Y = sheet.Write("Amount", Small.Quiet(), AmountX, PaperSheets.Right - AmountX, sheet.Y, right: true) + 3;
        sheet.Rule(sheet.Y);
        sheet.Y += 5;
    }

    private static void Line(PaperLine line, PaperSheets sheet)
    {
        const double width = QuantityX - PaperSheets.Left - 10;
        var rows = PaperText.Wrap(line.Description, width, words => Plain.Font.Width(words, Plain.Size)).Count();
        sheet.Need((rows * Plain.LineHeight) + Small.LineHeight + 6);
        var y = sheet.Write(line.Description, Plain, PaperSheets.Left, width, sheet.Y);
        sheet.Write(line.Quantity ?? "", Plain, QuantityX, AmountX - QuantityX - 10, sheet.Y, right: true);
        sheet.Write(line.Amount, Plain, AmountX, PaperSheets.Right - AmountX, sheet.Y, right: true);
        sheet.Y = (line.Period is { } period ? sheet.Write(period, Small.Quiet(), PaperSheets.Left, width, y) : y) + 6;
    }

    private static void Sums(Paper paper, PaperSheets sheet)
    {
        // Kept together: a total alone on a page reads as another invoice.
        sheet.Need((paper.Sums.Length * 16) + 12);
        sheet.Rule(sheet.Y);
        sheet.Y += 8;
        foreach (var sum in paper.Sums)
        {
            var ink = Plain with { IsBold = sum.IsStrong };
            sheet.Write(sum.Term, ink, SumX, 150, sheet.Y);
            sheet.Y = sheet.Write(sum.Amount, ink, AmountX, PaperSheets.Right - AmountX, sheet.Y, right: true) + 3;
        }
    }

    private static void Taxes(Paper paper, PaperSheets sheet)
    {
        if (paper.Taxes.IsEmpty)
        {
            return;
        }

        sheet.Need((paper.Taxes.Length * 14) + 30);
        sheet.Y += 12;
        Row("Tax", "Reckoned on", "Tax amount", Small.Quiet());
        foreach (var tax in paper.Taxes)
        {
            Row(tax.Name, tax.Taxable ?? "", tax.Amount, Small);
        }

        void Row(string name, string taxable, string amount, Ink ink)
        {
            sheet.Write(name, ink, PaperSheets.Left, 180, sheet.Y);
            sheet.Write(taxable, ink, PaperSheets.Left + 180, 90, sheet.Y, right: true);
            sheet.Y = sheet.Write(amount, ink, PaperSheets.Left + 280, 80, sheet.Y, right: true) + 2;
        }
    }

    private static void Notes(Paper paper, PaperSheets sheet)
    {
        foreach (var note in paper.Notes)
        {
            sheet.Need(40);
            sheet.Y = sheet.Write(note, Plain, PaperSheets.Left, PaperSheets.Right - PaperSheets.Left, sheet.Y + 10);
        }
    }

    private static void Feet(Paper paper, PaperSheets sheets)
    {
        var ink = new Ink(7.5).Quiet();
        for (var page = 0; page < sheets.Count; page++)
        {
            var words = $"Page {page + 1} of {sheets.Count}";
            sheets.Put(page, words, ink, PaperSheets.Right - ink.Font.Width(words, ink.Size), 820);
            var y = 785.0;
            foreach (var line in PaperText.Wrap(paper.Seller.Footer ?? "", 400, text => ink.Font.Width(text, ink.Size)).Take(4))
            {
                sheets.Put(page, line, ink, PaperSheets.Left, y);
                y += 11;
            }
        }
    }

    private static byte[] Bind(Paper paper, PaperSheets sheets)
    {
        var file = new PdfFile();
        var fonts = string.Join(' ', PaperFont.All.Select(font => $"/{font.Key} {PdfFont.Embed(file, font, sheets.Used(font))} 0 R"));
        var tree = file.Reserve();
        var pages = sheets.Pages.Select(page => file.AddStream(Encoding.ASCII.GetBytes(page.ToString()))).ToList()
            .ConvertAll(content => file.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PaperSheets.Width} {PaperSheets.Height}] /Resources << /Font << {fonts} >> >> /Contents {content} 0 R >>")));
        file.Set(tree, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] >>");
        var catalog = file.Add($"<< /Type /Catalog /Pages {tree} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        var info = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Title {PdfFile.Text($"{paper.Title} {paper.Number}")} /Author {PdfFile.Text(paper.Seller.Name)} /CreationDate (D:{paper.Date:yyyyMMdd}000000Z) >>"));
        return file.Write(catalog, info);
    }
}

using Tenantry.Billing.Invoices;
using Tenantry.Billing.Papers;
using Tenantry.Billing.Taxes;

namespace Tenantry.Billing.CreditNotes;

/// <summary>Writes a credit note. Its amounts are what the buyer gets back, so they are above zero.</summary>
internal static class CreditNotePaper
{
    public static Paper Write(CreditNote note, Invoice invoice, string zone)
    {
        var buyer = Party.Read(note.Buyer);
        var taxes = CreditNoteSplit.Taxes(note, invoice);
        var isWithin = taxes.Length > 0 && taxes.All(tax => tax.IsInclusive);
        var invoiceDay = PaperWords.Write(PaperWords.Day(invoice.DatedAt, zone));
        return new Paper(PaperKind.CreditNote, note.Number!, PaperWords.Day(note.IssuedAt, zone), Party.Read(note.Seller), buyer)
        {
            Facts =
            [
                ("For invoice", $"{invoice.Number} of {invoiceDay}"),
                .. note.GatewayNumber is { } number ? [("Provider's number", number)] : Array.Empty<(string, string)>(),
            ],
            Stamp = note.VoidedAt is null ? null : "Void",
            Lines = [new PaperLine($"Credit for invoice {invoice.Number}", null, null, (isWithin ? note.Total : note.TotalExcludingTax).Display)],
            Taxes = [.. taxes.Select(tax => TaxWords.Of(tax, note.Currency))],
            Sums = note.Tax.IsZero
                ? [new("Total credited", note.Total.Display, IsStrong: true)]
                : [new("Total without tax", note.TotalExcludingTax.Display), new("Tax", note.Tax.Display), new("Total credited", note.Total.Display, IsStrong: true)],
            Notes =
            [
                $"This credit note corrects invoice {invoice.Number} of {invoiceDay}.",
                .. string.IsNullOrWhiteSpace(note.Memo) ? Array.Empty<string>() : [note.Memo],
                .. InvoicePaper.IsReverseCharge(invoice, buyer) ? [PaperWords.ReverseCharge] : Array.Empty<string>(),
            ],
        };
    }
}

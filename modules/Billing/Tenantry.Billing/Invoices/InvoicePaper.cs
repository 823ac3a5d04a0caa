using System.Globalization;
using Tenantry.Billing.CreditNotes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Papers;
using Tenantry.Billing.Taxes;

namespace Tenantry.Billing.Invoices;

/// <summary>Writes an invoice, or its receipt, from what was kept on the day of issue.</summary>
internal static class InvoicePaper
{
    public static Paper Write(PaperKind kind, Invoice invoice, IReadOnlyList<InvoiceLine> lines, IReadOnlyList<CreditNote> notes, string zone)
    {
        var buyer = Party.Read(invoice.Buyer);
        var taxes = TaxLine.Read(invoice.Taxes);
        var paidOn = invoice is { Status: InvoiceStatus.Paid, PaidAt: { } paid } ? PaperWords.Write(PaperWords.Day(paid, zone)) : null;
        List<(string, string)> facts = [];
        Add("Paid on", paidOn);
        Add("Provider's number", invoice.GatewayNumber);
        Add("Credit notes", notes.Count > 0 ? string.Join(", ", notes.Select(note => note.Number)) : null);
        return new Paper(kind, invoice.Number ?? "Draft", PaperWords.Day(invoice.DatedAt, zone), Party.Read(invoice.Seller), buyer)
        {
            Facts = [.. facts],
            Stamp = invoice.Status switch { InvoiceStatus.Paid => "Paid", InvoiceStatus.Void => "Void", InvoiceStatus.Draft => "Draft", _ => null },
            Lines = [.. lines.Select(line => new PaperLine(
                line.Description, PaperWords.Period(line.PeriodStart, line.PeriodEnd, zone),
                line.Quantity?.ToString("N0", CultureInfo.InvariantCulture), invoice.Amount(line.AmountMinor).Display))],
            Taxes = [.. taxes.Select(tax => TaxWords.Of(
                // Nothing is taxed here, and yet the buyer has to know on what amount to reckon.
                tax.Reason == TaxLine.ReverseCharge && taxes.Length == 1 ? tax with { TaxableMinor = invoice.TotalExcludingTaxMinor } : tax, invoice.Currency))],
            Sums = [.. InvoiceSums.Of(invoice, notes)],
            Notes = IsReverseCharge(invoice, buyer) ? [PaperWords.ReverseCharge] : [],
        };

        void Add(string term, string? value)
        {
            if (value is not null)
            {
                facts.Add((term, value));
            }
        }
    }

    /// <summary>Whether the buyer owes the tax. Where tax was charged all the same, the paper must not deny it.</summary>
    public static bool IsReverseCharge(Invoice invoice, Party buyer) =>
        (buyer.IsReverseCharge && invoice.TotalMinor == invoice.TotalExcludingTaxMinor) || TaxLine.Read(invoice.Taxes).Any(tax => tax.Reason == TaxLine.ReverseCharge);
}

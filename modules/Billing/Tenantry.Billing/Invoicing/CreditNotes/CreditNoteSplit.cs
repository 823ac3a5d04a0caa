using System.Collections.Immutable;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>
/// Splits the total of a credit note into net amount and tax. The credit note for the remainder of an invoice gets the remainder of its
/// tax, so the parts of an invoice always add up to its total.
/// </summary>
internal static class CreditNoteSplit
{
    public static Money WithoutTax(GatewayCreditNote note, Invoice invoice, IReadOnlyCollection<CreditNote> others)
    {
        var (credited, creditedExcludingTax) = (others.Sum(creditNote => creditNote.TotalMinor) + note.Total.MinorUnits,
            others.Sum(creditNote => creditNote.TotalExcludingTaxMinor));
        var part = Share(invoice.TotalExcludingTaxMinor, credited, invoice.TotalMinor) - creditedExcludingTax;
        // A credit note for single lines, created at the payment provider, reverses the taxes of those lines only. A difference of a few
        // minor units is just rounding.
        return note.TotalExcludingTax is { } reported && credited != invoice.TotalMinor
            && Math.Abs(reported.MinorUnits - part) > others.Count + 1
            ? reported
            : invoice.Amount(part);
    }

    /// <summary>Splits a credit note's tax into the invoice's taxes, proportionally. The last one gets the remainder.</summary>
    public static ImmutableArray<TaxLine> Taxes(CreditNote note, Invoice invoice)
    {
        var taxes = TaxLine.Read(invoice.Taxes);
        var (whole, tax) = (taxes.Sum(taxLine => taxLine.AmountMinor), note.Tax.MinorUnits);
        var (cumulative, allocated) = (0L, 0L);
        return [.. taxes.Select(taxLine =>
        {
            // Each part is the difference of two rounded running totals, so that the parts always add up to the whole.
            cumulative += taxLine.AmountMinor;
            var part = Share(tax, cumulative, whole) - allocated;
            allocated += part;
            return taxLine with { AmountMinor = part, TaxableMinor = taxes.Length == 1 ? note.TotalExcludingTaxMinor : null };
        })];
    }

    private static long Share(long amount, long part, long whole) =>
        whole == 0 ? 0 : (long)Math.Round((decimal)amount * part / whole, MidpointRounding.AwayFromZero);
}

using System.Collections.Immutable;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>
/// Says how much of a credit note is tax. The one that takes back the rest of an invoice takes the rest of its tax: however an invoice is
/// cut, the parts add up to it.
/// </summary>
internal static class CreditNoteSplit
{
    public static Money WithoutTax(GatewayCreditNote note, Invoice invoice, IReadOnlyCollection<CreditNote> others)
    {
        var (credited, without) = (others.Sum(creditNote => creditNote.TotalMinor) + note.Total.MinorUnits, others.Sum(creditNote => creditNote.TotalExcludingTaxMinor));
        var part = Share(invoice.TotalExcludingTaxMinor, credited, invoice.TotalMinor) - without;
        // Who credits single lines at the provider takes back their taxes and not those of the whole; a difference of roundings is none of those.
        return note.TotalExcludingTax is { } theirs && credited != invoice.TotalMinor && Math.Abs(theirs.MinorUnits - part) > others.Count + 1
            ? theirs
            : invoice.Amount(part);
    }

    /// <summary>Cuts a credit note's tax into the invoice's taxes, in their proportion; the last one takes the rest.</summary>
    public static ImmutableArray<TaxLine> Taxes(CreditNote note, Invoice invoice)
    {
        var taxes = TaxLine.Read(invoice.Taxes);
        var (whole, tax) = (taxes.Sum(taxLine => taxLine.AmountMinor), note.Tax.MinorUnits);
        var (given, before) = (0L, 0L);
        return [.. taxes.Select(taxLine =>
        {
            // Each is the difference of two rounded running sums, so that they never miss the whole.
            given += taxLine.AmountMinor;
            var part = Share(tax, given, whole) - before;
            before += part;
            return taxLine with { AmountMinor = part, TaxableMinor = taxes.Length == 1 ? note.TotalExcludingTaxMinor : null };
        })];
    }

    private static long Share(long amount, long part, long whole) =>
        whole == 0 ? 0 : (long)Math.Round((decimal)amount * part / whole, MidpointRounding.AwayFromZero);
}

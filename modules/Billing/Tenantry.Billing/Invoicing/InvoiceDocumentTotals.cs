using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Invoicing;

/// <summary>Builds the totals of an invoice document, from the subtotal to the amount due.</summary>
internal static class InvoiceDocumentTotals
{
    public static IEnumerable<InvoiceDocumentTotal> Of(Invoice invoice, IReadOnlyList<CreditNote> notes)
    {
        string Format(long minor) => invoice.Amount(minor).Display;
        var tax = invoice.TotalMinor - invoice.TotalExcludingTaxMinor;
        if (invoice.DiscountMinor != 0)
        {
            yield return new("Subtotal", Format(invoice.SubtotalMinor));
            yield return new("Discount", Format(-invoice.DiscountMinor));
        }

        if (tax != 0)
        {
            yield return new("Total excluding tax", Format(invoice.TotalExcludingTaxMinor));
            yield return new("Tax", Format(tax));
        }

        yield return new("Total", Format(invoice.TotalMinor), IsStrong: true);
        if (invoice.Status != InvoiceStatus.Void)
        {
            var (credited, applied) = BeforePayment(invoice, notes);
            if (credited != 0)
            {
                yield return new("Credited", Format(-credited));
            }

            if (applied != 0)
            {
                yield return new("Applied balance", Format(-applied));
            }
        }

        if (invoice.AmountPaidMinor != 0)
        {
            yield return new("Paid", Format(-invoice.AmountPaidMinor));
        }

        yield return new("Amount due", Format(invoice.OwedMinor), IsStrong: true);
    }

    /// <summary>
    /// Calculates the reductions before the payment. Later credits were refunded or added to the balance: they do not change what was paid
    /// for this invoice, and have a document of their own.
    /// </summary>
    public static (long Credited, long Drawn) BeforePayment(Invoice invoice, IReadOnlyList<CreditNote> notes)
    {
        var reduction = Math.Max(0, invoice.TotalMinor - invoice.AmountDueMinor);
        var credited = Math.Min(reduction, notes.Where(note => invoice.PaidAt is not { } paid || note.IssuedAt <= paid)
            .Sum(note => note.TotalMinor));
        return (credited, reduction - credited);
    }
}

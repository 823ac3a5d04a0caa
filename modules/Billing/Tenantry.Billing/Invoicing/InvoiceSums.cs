using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Invoicing;

/// <summary>The totals under an invoice's lines, which lead from the lines to the amount due.</summary>
internal static class InvoiceSums
{
    public static IEnumerable<InvoiceDocumentTotal> Of(Invoice invoice, IReadOnlyList<CreditNote> notes)
    {
        string Words(long minor) => invoice.Amount(minor).Display;
        var tax = invoice.TotalMinor - invoice.TotalExcludingTaxMinor;
        if (invoice.DiscountMinor != 0)
        {
            yield return new("Subtotal", Words(invoice.SubtotalMinor));
            yield return new("Discount", Words(-invoice.DiscountMinor));
        }

        if (tax != 0)
        {
            yield return new("Total without tax", Words(invoice.TotalExcludingTaxMinor));
            yield return new("Tax", Words(tax));
        }

        yield return new("Total", Words(invoice.TotalMinor), IsStrong: true);
        if (invoice.Status != InvoiceStatus.Void)
        {
            var (credited, drawn) = BeforePayment(invoice, notes);
            if (credited != 0)
            {
                yield return new("Credited", Words(-credited));
            }

            if (drawn != 0)
            {
                yield return new("Drawn from your balance", Words(-drawn));
            }
        }

        if (invoice.AmountPaidMinor != 0)
        {
            yield return new("Paid", Words(-invoice.AmountPaidMinor));
        }

        yield return new("Amount due", Words(invoice.OwedMinor), IsStrong: true);
    }

    /// <summary>
    /// What lowered the amount before it was paid. What was credited afterwards went back, or onto the balance: it changes nothing of what this
    /// invoice came to, and has a document of its own.
    /// </summary>
    public static (long Credited, long Drawn) BeforePayment(Invoice invoice, IReadOnlyList<CreditNote> notes)
    {
        var lowered = Math.Max(0, invoice.TotalMinor - invoice.AmountDueMinor);
        var credited = Math.Min(lowered, notes.Where(note => invoice.PaidAt is not { } paid || note.IssuedAt <= paid).Sum(note => note.TotalMinor));
        return (credited, lowered - credited);
    }
}

using System.Globalization;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Papers;
using Tenantry.Billing.Taxes;

namespace Tenantry.Billing.Invoices;

/// <summary>Writes an invoice, or its receipt, from what was kept on the day of issue.</summary>
internal static class InvoicePaper
{
    public static Paper Write(PaperKind kind, Invoice invoice, IReadOnlyList<InvoiceLine> lines, IReadOnlyList<string> creditNotes, string zone)
    {
        var buyer = Party.Read(invoice.Buyer);
        var taxes = TaxLine.Read(invoice.Taxes);
        var isReverse = buyer.IsReverseCharge || taxes.Any(tax => tax.Reason == TaxLine.ReverseCharge);
        var paidOn = invoice is { Status: InvoiceStatus.Paid, PaidAt: { } paid } ? PaperWords.Write(PaperWords.Day(paid, zone)) : null;
        List<(string, string)> facts = [];
        Add("Paid on", paidOn);
        Add("Provider's number", invoice.GatewayNumber);
        Add("Credit notes", creditNotes.Count > 0 ? string.Join(", ", creditNotes) : null);
        return new Paper(kind, invoice.Number ?? "Draft", PaperWords.Day(invoice.DatedAt, zone), Party.Read(invoice.Seller), buyer)
        {
            Facts = [.. facts],
            Stamp = invoice.Status switch { InvoiceStatus.Paid => "Paid", InvoiceStatus.Void => "Void", InvoiceStatus.Draft => "Draft", _ => null },
            Lines = [.. lines.Select(line => new PaperLine(
                line.Description, PaperWords.Period(line.PeriodStart, line.PeriodEnd, zone),
                line.Quantity?.ToString("N0", CultureInfo.InvariantCulture), invoice.Amount(line.AmountMinor).Display))],
            Taxes = [.. taxes.Select(tax => TaxWords.Of(tax, invoice.Currency))],
            Sums = [.. Sums(invoice)],
            Notes = isReverse ? [PaperWords.ReverseCharge] : [],
        };

        void Add(string term, string? value)
        {
            if (value is not null)
            {
                facts.Add((term, value));
            }
        }
    }

    private static IEnumerable<PaperSum> Sums(Invoice invoice)
    {
        string Of(long minor) => invoice.Amount(minor).Display;
        var tax = invoice.TotalMinor - invoice.TotalExcludingTaxMinor;
        if (invoice.DiscountMinor != 0)
        {
            yield return new("Subtotal", Of(invoice.SubtotalMinor));
            yield return new("Discount", Of(-invoice.DiscountMinor));
        }

        if (tax != 0)
        {
            yield return new("Total without tax", Of(invoice.TotalExcludingTaxMinor));
            yield return new("Tax", Of(tax));
        }

        yield return new("Total", Of(invoice.TotalMinor), IsStrong: true);
        if (invoice.CreditedMinor != 0)
        {
            yield return new("Credited", Of(-invoice.CreditedMinor));
        }

        if (invoice.AmountPaidMinor != 0)
        {
            yield return new("Paid", Of(-invoice.AmountPaidMinor));
        }

        if (invoice is { CreditedMinor: 0, Status: not InvoiceStatus.Void } && invoice.TotalMinor > invoice.AmountDueMinor)
        {
            yield return new("Drawn from your balance", Of(invoice.AmountDueMinor - invoice.TotalMinor));
        }

        yield return new("Amount due", Of(invoice.OwedMinor), IsStrong: true);
    }
}

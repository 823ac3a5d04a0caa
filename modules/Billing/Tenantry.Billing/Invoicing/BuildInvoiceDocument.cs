using System.Globalization;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Invoicing;

/// <summary>Builds the document of an invoice, or its receipt, from the data recorded at the time of issue.</summary>
internal static class BuildInvoiceDocument
{
    public static InvoiceDocument Build(InvoiceDocumentKind kind, Invoice invoice, IReadOnlyList<InvoiceLine> lines,
        IReadOnlyList<CreditNote> notes, string zone)
    {
        var buyer = BillingParty.Read(invoice.Buyer);
        var taxes = TaxLine.Read(invoice.Taxes);
        var paidOn = invoice is { Status: InvoiceStatus.Paid, PaidAt: { } paid } ? DocumentText.Write(DocumentText.Day(paid, zone)) : null;
        List<InvoiceDocumentFact> facts = [];
        Add("Paid on", paidOn);
        Add("Provider invoice number", invoice.GatewayNumber);
        Add("Credit notes", notes.Count > 0 ? string.Join(", ", notes.Select(note => note.Number)) : null);
        return new InvoiceDocument(kind, invoice.Number ?? "Draft", DocumentText.Day(invoice.DatedAt, zone),
            BillingParty.Read(invoice.Seller), buyer)
        {
            Facts = [.. facts],
            Stamp = invoice.Status switch { InvoiceStatus.Paid => "Paid", InvoiceStatus.Void => "Void",
                InvoiceStatus.Draft => "Draft", _ => null },
            Lines = [.. lines.Select(line => new InvoiceDocumentLine(
                line.Description, DocumentText.Period(line.PeriodStart, line.PeriodEnd, zone),
                line.Quantity?.ToString("N0", CultureInfo.InvariantCulture), invoice.Amount(line.AmountMinor).Display))],
            Taxes = [.. taxes.Select(tax => TaxText.Of(
                // No tax is charged, but the buyer needs the amount that the tax is owed on.
                tax.Reason == TaxReason.ReverseCharge && taxes.Length == 1 ? tax with { TaxableMinor = invoice.TotalExcludingTaxMinor }
                : tax, invoice.Currency))],
            Totals = [.. InvoiceDocumentTotals.Of(invoice, notes)],
            Notes = IsReverseCharge(invoice, buyer) ? [DocumentText.ReverseCharge] : [],
        };

        void Add(string term, string? value)
        {
            if (value is not null)
            {
                facts.Add(new(term, value));
            }
        }
    }

    /// <summary>Gets the version of the document, which changes when the invoice is paid, voided or credited.</summary>
    public static string Version(Invoice invoice, IReadOnlyList<CreditNote> notes) => DocumentVersion.Of(
        [invoice.Number, invoice.Status, invoice.TotalMinor, invoice.AmountDueMinor, invoice.AmountPaidMinor, invoice.PaidAt,
            .. notes.Select(note => note.Number)]);

    /// <summary>
    /// Gets a value indicating whether the buyer owes the tax. If tax was charged nevertheless, the document must not claim reverse charge.
    /// </summary>
    public static bool IsReverseCharge(Invoice invoice, BillingParty buyer) =>
        (buyer.IsReverseCharge && invoice.TotalMinor == invoice.TotalExcludingTaxMinor)
        || TaxLine.Read(invoice.Taxes).Any(tax => tax.Reason == TaxReason.ReverseCharge);
}

using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>Builds the document of a credit note. Amounts are positive, because the buyer receives them.</summary>
internal static class BuildCreditNoteDocument
{
    /// <summary>Gets the version of the document, which changes when the credit note is voided.</summary>
    public static string Version(CreditNote note) => DocumentVersion.Of(note.Number, note.TotalMinor, note.Memo, note.VoidedAt);

    public static InvoiceDocument Build(CreditNote note, Invoice invoice, string zone)
    {
        var buyer = BillingParty.Read(note.Buyer);
        var taxes = CreditNoteSplit.Taxes(note, invoice);
        var isInclusive = taxes.Length > 0 && taxes.All(tax => tax.IsInclusive);
        var invoiceDay = DocumentText.Write(DocumentText.Day(invoice.DatedAt, zone));
        var issued = DocumentText.Day(note.IssuedAt, zone);
        return new InvoiceDocument(InvoiceDocumentKind.CreditNote, note.Number!, issued, BillingParty.Read(note.Seller), buyer)
        {
            Facts =
            [
                new("For invoice", $"{invoice.Number} of {invoiceDay}"),
                .. note.GatewayNumber is { } number ? [new("Provider credit note number", number)] : Array.Empty<InvoiceDocumentFact>(),
            ],
            Stamp = note.VoidedAt is null ? null : "Void",
            Lines = [new InvoiceDocumentLine($"Credit for invoice {invoice.Number}", null, null,
                (isInclusive ? note.Total : note.TotalExcludingTax).Display)],
            Taxes = [.. taxes.Select(tax => TaxText.Of(tax, note.Currency))],
            Totals = note.Tax.IsZero
                ? [new("Total credited", note.Total.Display, IsStrong: true)]
                : [new("Total excluding tax", note.TotalExcludingTax.Display), new("Tax", note.Tax.Display),
                    new("Total credited", note.Total.Display, IsStrong: true)],
            Notes =
            [
                $"This credit note corrects invoice {invoice.Number} of {invoiceDay}.",
                .. string.IsNullOrWhiteSpace(note.Memo) ? Array.Empty<string>() : [note.Memo],
                .. BuildInvoiceDocument.IsReverseCharge(invoice, buyer) ? [DocumentText.ReverseCharge] : Array.Empty<string>(),
            ],
        };
    }
}

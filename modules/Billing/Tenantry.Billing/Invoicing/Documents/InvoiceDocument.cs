using System.Collections.Immutable;
using Tenantry.Billing.Customers.BillingDetails;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>
/// Represents the content of an invoice, a receipt or a credit note as formatted text. A renderer only lays it out.
/// </summary>
/// <param name="Kind">The kind of document.</param>
/// <param name="Number">The document's number, or <c>Draft</c>.</param>
/// <param name="Date">The date of issue, in the seller's time zone.</param>
/// <param name="Seller">The seller.</param>
/// <param name="Buyer">The buyer.</param>
public sealed record InvoiceDocument(InvoiceDocumentKind Kind, string Number, DateOnly Date, BillingParty Seller, BillingParty Buyer)
{
    /// <summary>Gets the document's title.</summary>
    public string Title => Kind switch
    {
        InvoiceDocumentKind.Receipt => "Receipt",
        InvoiceDocumentKind.CreditNote => "Credit note",
        _ => "Invoice",
    };

    /// <summary>Gets the formatted date of issue.</summary>
    public string DateText => DocumentText.Write(Date);

    /// <summary>Gets the language of the document's labels, as a BCP 47 tag. The default is <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Gets the additional facts below the number and the date, such as the invoice that a credit note corrects.</summary>
    public ImmutableArray<InvoiceDocumentFact> Facts { get; init; } = [];

    /// <summary>Gets the status that is printed in the header, such as <c>Paid</c>; <see langword="null"/> for none.</summary>
    public string? Stamp { get; init; }

    /// <summary>Gets the lines.</summary>
    public ImmutableArray<InvoiceDocumentLine> Lines { get; init; } = [];

    /// <summary>Gets the totals below the lines.</summary>
    public ImmutableArray<InvoiceDocumentTotal> Totals { get; init; } = [];

    /// <summary>Gets the taxes.</summary>
    public ImmutableArray<InvoiceDocumentTax> Taxes { get; init; } = [];

    /// <summary>Gets the notes below the tables, such as the one about reverse charge.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

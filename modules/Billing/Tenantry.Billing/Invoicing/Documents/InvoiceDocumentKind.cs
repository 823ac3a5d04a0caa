namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Specifies the kind of a billing document. Stored by name.</summary>
public enum InvoiceDocumentKind
{
    /// <summary>An invoice.</summary>
    Invoice = 1,

    /// <summary>The receipt of a paid invoice.</summary>
    Receipt = 2,

    /// <summary>A credit note.</summary>
    CreditNote = 3,
}

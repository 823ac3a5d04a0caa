namespace Tenantry.Billing.Invoicing;

/// <summary>Defines the problems of invoices and credit notes.</summary>
internal static class InvoiceProblems
{
    public static Problem CreditNoteNotFound { get; } = new(
        ProblemKind.NotFound, "billing.credit_note_not_found",
        "The payment provider has no such credit note. Check the ID and the provider account that is configured.");

    public static Problem NoSuchCreditNote { get; } = new(
        ProblemKind.NotFound, "billing.no_such_credit_note",
        "There is no such credit note. Open the invoice to see what was credited.");

    public static Problem NoSuchInvoice { get; } =
        new(ProblemKind.NotFound, "billing.no_such_invoice", "There is no such invoice or receipt. List your invoices to find its ID.");

    public static Problem InvoiceNotFound { get; } = new(
        ProblemKind.NotFound, "billing.invoice_not_found",
        "The payment provider has no such invoice. Check the ID and the provider account that is configured.");
}

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Represents a labeled fact of a document, such as the date of payment.</summary>
/// <param name="Term">The label.</param>
/// <param name="Value">The value.</param>
public sealed record InvoiceDocumentFact(string Term, string Value);

/// <summary>Represents a line of a document.</summary>
/// <param name="Description">The description.</param>
/// <param name="Period">The formatted service period; <see langword="null"/> for none.</param>
/// <param name="Quantity">The formatted quantity; <see langword="null"/> for none.</param>
/// <param name="Amount">The amount with its currency.</param>
public sealed record InvoiceDocumentLine(string Description, string? Period, string? Quantity, string Amount);

/// <summary>Represents a total of a document.</summary>
/// <param name="Term">The label.</param>
/// <param name="Amount">The amount with its currency.</param>
/// <param name="IsStrong"><see langword="true"/> to emphasize the total; otherwise, <see langword="false"/>.</param>
public sealed record InvoiceDocumentTotal(string Term, string Amount, bool IsStrong = false);

/// <summary>Represents a tax of a document.</summary>
/// <param name="Name">The name, including the rate if there is one.</param>
/// <param name="Taxable">The taxable amount with its currency; <see langword="null"/> if the payment provider does not report it.</param>
/// <param name="Amount">The tax with its currency.</param>
public sealed record InvoiceDocumentTax(string Name, string? Taxable, string Amount);

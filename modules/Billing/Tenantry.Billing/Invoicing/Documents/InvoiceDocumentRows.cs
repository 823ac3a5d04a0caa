namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>A fact of a document, such as the date of payment.</summary>
/// <param name="Term">What it is.</param>
/// <param name="Value">The value.</param>
public sealed record InvoiceDocumentFact(string Term, string Value);

/// <summary>A line of a document.</summary>
/// <param name="Description">The description.</param>
/// <param name="Period">The service period in words; null for none.</param>
/// <param name="Quantity">The quantity; null for none.</param>
/// <param name="Amount">The amount with its currency.</param>
public sealed record InvoiceDocumentLine(string Description, string? Period, string? Quantity, string Amount);

/// <summary>A total of a document.</summary>
/// <param name="Term">What it is.</param>
/// <param name="Amount">The amount with its currency.</param>
/// <param name="IsStrong">Whether it is emphasized.</param>
public sealed record InvoiceDocumentTotal(string Term, string Amount, bool IsStrong = false);

/// <summary>A tax of a document.</summary>
/// <param name="Name">The name, with the rate where there is one.</param>
/// <param name="Taxable">The taxable amount with its currency; null where the payment provider does not give it.</param>
/// <param name="Amount">The tax with its currency.</param>
public sealed record InvoiceDocumentTax(string Name, string? Taxable, string Amount);

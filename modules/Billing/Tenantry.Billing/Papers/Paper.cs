using System.Collections.Immutable;
using Tenantry.Billing.Invoices;

namespace Tenantry.Billing.Papers;

/// <summary>What a document is.</summary>
internal enum PaperKind
{
    Invoice = 1,
    Receipt = 2,
    CreditNote = 3,
}

/// <summary>A document as it is read, on a page and on paper alike. Everything is written out: what shows it reckons nothing.</summary>
internal sealed record Paper(PaperKind Kind, string Number, DateOnly Date, Party Seller, Party Buyer)
{
    public string Title => Kind switch { PaperKind.Receipt => "Receipt", PaperKind.CreditNote => "Credit note", _ => "Invoice" };

    /// <summary>Gets facts beside the number, such as the invoice that a credit note is about.</summary>
    public ImmutableArray<(string Term, string Value)> Facts { get; init; } = [];

    /// <summary>Gets a word across the head, such as <c>Paid</c>.</summary>
    public string? Stamp { get; init; }

    public ImmutableArray<PaperLine> Lines { get; init; } = [];

    public ImmutableArray<PaperSum> Sums { get; init; } = [];

    public ImmutableArray<PaperTax> Taxes { get; init; } = [];

    public ImmutableArray<string> Notes { get; init; } = [];

    public string FileName => $"{Title.ToLowerInvariant().Replace(' ', '-')}-{string.Concat(Number.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '_'))}.pdf";
}

internal sealed record PaperLine(string Description, string? Period, string? Quantity, string Amount);

internal sealed record PaperSum(string Term, string Amount, bool IsStrong = false);

internal sealed record PaperTax(string Name, string? Taxable, string Amount);

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Papers;
using Tenantry.Billing.Papers.Pdf;
using Tenantry.Billing.Taxes;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Invoices;

/// <summary>An invoice as the API gives it. The id is the payment provider's; amounts are whole minor units.</summary>
internal sealed record InvoiceAnswer(
    string Id, string? Number, string? ProviderNumber, InvoiceStatus Status, string Currency, long Subtotal, long Discount, long TotalExcludingTax, long Total,
    long AmountDue, long AmountPaid, long Credited, SubscriptionId? Subscription, string? Product, DateTimeOffset IssuedAt, DateTimeOffset? PaidAt)
{
    public IReadOnlyList<InvoiceAnswerLine>? Lines { get; init; }

    public IReadOnlyList<TaxLine>? Taxes { get; init; }

    public Party? Seller { get; init; }

    public Party? Buyer { get; init; }

    public IReadOnlyList<InvoiceAnswerNote>? CreditNotes { get; init; }

    public static InvoiceAnswer Of(Invoice row) => new(
        row.GatewayId, row.Number, row.GatewayNumber, row.Status, row.Currency.Code, row.SubtotalMinor, row.DiscountMinor, row.TotalExcludingTaxMinor, row.TotalMinor,
        row.OwedMinor, row.AmountPaidMinor, row.CreditedMinor, row.SubscriptionId, row.Product, row.IssuedAt, row.PaidAt);

    public static InvoiceAnswer Of(WholeInvoice whole) => Of(whole.Row) with
    {
        Lines = [.. whole.Lines.Select(line => new InvoiceAnswerLine(
            line.Description, line.AmountMinor, line.DiscountMinor, line.TaxMinor, line.InclusiveTaxMinor, line.Quantity, line.PeriodStart, line.PeriodEnd, line.IsProration))],
        Taxes = TaxLine.Read(whole.Row.Taxes),
        Seller = Party.Read(whole.Row.Seller),
        Buyer = Party.Read(whole.Row.Buyer),
        CreditNotes = [.. whole.CreditNotes.Select(note => new InvoiceAnswerNote(note.GatewayId, note.Number, note.TotalMinor, note.IssuedAt, note.VoidedAt, note.Memo))],
    };
}

internal sealed record InvoiceAnswerLine(
    string Description, long Amount, long Discount, long Tax, long InclusiveTax, long? Quantity, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd, bool IsProration);

internal sealed record InvoiceAnswerNote(string Id, string? Number, long Total, DateTimeOffset IssuedAt, DateTimeOffset? VoidedAt, string? Memo);

/// <summary>The tenant's invoices as JSON and as PDF. Another tenant's is not found, as one that never was.</summary>
internal static class InvoiceApi
{
    private const int PageSize = 50;

    public static void Map(RouteGroupBuilder billing, IEndpointRouteBuilder endpoints)
    {
        billing.MapGet("/invoices", async ([FromQuery] InvoiceStatus? status, [FromQuery] int? year, [FromQuery] int? page, InvoiceQueries invoices, CancellationToken ct) =>
            {
                var (rows, total) = await invoices.ListAsync(status, year, (Math.Clamp(page ?? 1, 1, 100_000) - 1) * PageSize, PageSize, ct);
                return TypedResults.Ok(new { Total = total, Invoices = rows.Select(InvoiceAnswer.Of) });
            })
            .RequirePermission(BillingPermissions.View)
            .WithName("ListInvoices");
        billing.MapGet("/invoices/{id}", async (string id, InvoiceQueries invoices, CancellationToken ct) =>
                await invoices.FindAsync(id, ct) is { } whole ? TypedResults.Ok(InvoiceAnswer.Of(whole)) : (IResult)BillingProblems.NoSuchInvoice.ToHttp())
            .RequirePermission(BillingPermissions.View)
            .WithName("GetInvoice");
        var pages = endpoints.MapGroup("/space/billing/invoices").RequirePermission(BillingPermissions.View);
        pages.MapGet("/{id}.pdf", (string id, InvoiceQueries invoices, CancellationToken ct) => PdfAsync(id, PaperKind.Invoice, invoices, ct)).WithName("InvoicePdf");
        pages.MapGet("/{id}/receipt.pdf", (string id, InvoiceQueries invoices, CancellationToken ct) => PdfAsync(id, PaperKind.Receipt, invoices, ct)).WithName("ReceiptPdf");
    }

    private static async Task<IResult> PdfAsync(string id, PaperKind kind, InvoiceQueries invoices, CancellationToken ct)
    {
        if (await invoices.FindAsync(id, ct) is not { Row.Series: not null } whole || (kind == PaperKind.Receipt && !whole.HasReceipt))
        {
            return BillingProblems.NoSuchInvoice.ToHttp();
        }

        var paper = whole.Write(kind);
        return TypedResults.File(WritePdf.Run(paper), "application/pdf", paper.FileName);
    }
}

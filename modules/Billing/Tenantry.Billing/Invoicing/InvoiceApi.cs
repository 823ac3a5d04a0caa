using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Invoicing;

/// <summary>Represents an invoice in API responses. The ID is the payment provider's; amounts are in minor units.</summary>
internal sealed record InvoiceResponse(
    string Id, string? Number, string? ProviderNumber, InvoiceStatus Status, string Currency, long Subtotal, long Discount,
    long TotalExcludingTax, long Total,
    long AmountDue, long AmountPaid, long Credited, SubscriptionId? Subscription, string? Product, DateTimeOffset IssuedAt,
    DateTimeOffset? PaidAt)
{
    public IReadOnlyList<InvoiceLineResponse>? Lines { get; init; }

    public IReadOnlyList<TaxLine>? Taxes { get; init; }

    public BillingParty? Seller { get; init; }

    public BillingParty? Buyer { get; init; }

    public IReadOnlyList<CreditNoteResponse>? CreditNotes { get; init; }

    public static InvoiceResponse Of(Invoice row) => new(
        row.GatewayId, row.Number, row.GatewayNumber, row.Status, row.Currency.Code, row.SubtotalMinor, row.DiscountMinor,
        row.TotalExcludingTaxMinor, row.TotalMinor,
        row.OwedMinor, row.AmountPaidMinor, row.CreditedMinor, row.SubscriptionId, row.Product, row.IssuedAt, row.PaidAt);

    public static InvoiceResponse Of(InvoiceDetails details) => Of(details.Row) with
    {
        Lines = [.. details.Lines.Select(line => new InvoiceLineResponse(
            line.Description, line.AmountMinor, line.DiscountMinor, line.TaxMinor, line.InclusiveTaxMinor, line.Quantity, line.PeriodStart,
            line.PeriodEnd, line.IsProration))],
        Taxes = TaxLine.Read(details.Row.Taxes),
        Seller = BillingParty.Read(details.Row.Seller),
        Buyer = BillingParty.Read(details.Row.Buyer),
        CreditNotes =
        [.. details.CreditNotes
            .Select(note => new CreditNoteResponse(note.GatewayId, note.Number, note.TotalMinor, note.IssuedAt, note.VoidedAt, note.Memo))],
    };
}

internal sealed record InvoiceLineResponse(
    string Description, long Amount, long Discount, long Tax, long InclusiveTax, long? Quantity, DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd, bool IsProration);

internal sealed record CreditNoteResponse(string Id, string? Number, long Total, DateTimeOffset IssuedAt,
    DateTimeOffset? VoidedAt, string? Memo);

/// <summary>Maps the endpoints and downloads of the tenant's invoices. Another tenant's invoice is not found.</summary>
internal static class InvoiceApi
{
    private const int PageSize = 50;

    public static void Map(RouteGroupBuilder billing, IEndpointRouteBuilder endpoints)
    {
        billing.MapGet("/invoices", async ([FromQuery] InvoiceStatus? status, [FromQuery] int? year, [FromQuery] int? page,
            InvoiceQueries invoices, CancellationToken ct) =>
            {
                var (rows, total) = await invoices.ListAsync(status, year,
                    (Math.Clamp(page ?? 1, 1, 100_000) - 1) * PageSize, PageSize, ct);
                return TypedResults.Ok(new { Total = total, Invoices = rows.Select(InvoiceResponse.Of) });
            })
            .RequirePermission(BillingPermissions.View)
            .WithName("ListInvoices")
            .WithSummary("Lists the invoices of the tenant, newest first.");
        billing.MapGet("/invoices/{id}", async (string id, InvoiceQueries invoices, CancellationToken ct) =>
                await invoices.FindAsync(id, ct) is { } details ? TypedResults.Ok(InvoiceResponse.Of(details))
                : (IResult)InvoiceProblems.NoSuchInvoice.ToHttp())
            .RequirePermission(BillingPermissions.View)
            .WithName("GetInvoice")
            .WithSummary("Gets an invoice with its lines.");
        if (endpoints.ServiceProvider.GetRequiredService<DocumentDownloads>().Renderer?.Extension is not { } extension)
        {
            return;
        }

        var pages = endpoints.MapGroup("/space/billing/invoices").RequirePermission(BillingPermissions.View);
        pages.MapGet($"/{{id}}.{extension}", (string id, InvoiceQueries invoices, GetDocumentFile files,
            CancellationToken cancellationToken) =>
            DownloadAsync(id, InvoiceDocumentKind.Invoice, invoices, files, cancellationToken)).WithName("InvoiceFile");
        pages.MapGet($"/{{id}}/receipt.{extension}",
            (string id, InvoiceQueries invoices, GetDocumentFile files, CancellationToken cancellationToken) =>
            DownloadAsync(id, InvoiceDocumentKind.Receipt, invoices, files, cancellationToken)).WithName("ReceiptFile");
    }

    private static async Task<IResult> DownloadAsync(
        string id, InvoiceDocumentKind kind, InvoiceQueries invoices, GetDocumentFile files, CancellationToken cancellationToken)
    {
        if (await invoices.FindAsync(id, cancellationToken) is not { Row.Series: not null } details
            || (kind == InvoiceDocumentKind.Receipt && !details.HasReceipt))
        {
            return InvoiceProblems.NoSuchInvoice.ToHttp();
        }

        return await files.DownloadAsync(id, details.DocumentVersion, details.BuildDocument(kind), cancellationToken);
    }
}

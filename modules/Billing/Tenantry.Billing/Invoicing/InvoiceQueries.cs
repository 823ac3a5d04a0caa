using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Invoicing;

/// <summary>Queries the current tenant's invoices.</summary>
internal sealed class InvoiceQueries(BillingDbContext db, BillingOptions options)
{
    private const int Latest = 6;

    public async Task<IReadOnlyList<Invoice>> LatestAsync(CancellationToken ct) =>
        await db.Set<Invoice>().AsNoTracking().OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.GatewayId)
        .Take(Latest).ToListAsync(ct);

    public async Task<(IReadOnlyList<Invoice> Rows, int Total)> ListAsync(
        InvoiceStatus? status, int? year, int skip, int take, CancellationToken ct)
    {
        var rows = db.Set<Invoice>().AsNoTracking();
        if (status is not null)
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (year is >= 1 and <= 9998)
        {
            var (from, to) = (YearStart(year.Value), YearStart(year.Value + 1));
            rows = rows.Where(row => (row.FinalizedAt ?? row.IssuedAt) >= from && (row.FinalizedAt ?? row.IssuedAt) < to);
        }

        return (
            await rows.OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.GatewayId).Skip(skip).Take(take).ToListAsync(ct),
            await rows.CountAsync(ct));
    }

    /// <summary>Finds an invoice with its lines and credit notes. Returns <see langword="null"/> for another tenant's invoice.</summary>
    public async Task<InvoiceDetails?> FindAsync(string id, CancellationToken ct)
    {
        if (await db.Set<Invoice>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == id, ct) is not { } invoice)
        {
            return null;
        }

        var lines = await db.Set<InvoiceLine>().AsNoTracking().Where(row => row.InvoiceId == id)
            .OrderBy(row => row.Position).ToListAsync(ct);
        var notes = await db.Set<CreditNote>().AsNoTracking().Where(row => row.InvoiceId == id)
            .OrderBy(row => row.IssuedAt).ToListAsync(ct);
        return new InvoiceDetails(invoice, lines, notes, options.Seller.TimeZone);
    }

    private DateTimeOffset YearStart(int year)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.Seller.TimeZone);
        var midnight = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

/// <summary>Represents an invoice with its lines and credit notes.</summary>
internal sealed record InvoiceDetails(Invoice Row, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<CreditNote> CreditNotes, string Zone)
{
    public bool HasReceipt => Row is { Status: InvoiceStatus.Paid, PaidAt: not null };

    public string DocumentVersion => BuildInvoiceDocument.Version(Row, ValidCreditNotes);

    private IReadOnlyList<CreditNote> ValidCreditNotes => [.. CreditNotes.Where(note => note.VoidedAt is null)];

    public InvoiceDocument BuildDocument(InvoiceDocumentKind kind) => BuildInvoiceDocument.Build(kind, Row, Lines, ValidCreditNotes, Zone);
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Invoices;

/// <summary>Reads the current tenant's invoices.</summary>
internal sealed class InvoiceQueries(BillingDbContext db)
{
    private const int Latest = 24;

    public async Task<IReadOnlyList<Invoice>> LatestAsync(CancellationToken ct) =>
        await db.Set<Invoice>().AsNoTracking().OrderByDescending(row => row.IssuedAt).Take(Latest).ToListAsync(ct);
}

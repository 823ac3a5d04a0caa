using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>Reads discrepancies and runs for the reconciliation page.</summary>
internal sealed class ReconciliationQueries(ICrossTenantDbContextFactory<BillingDbContext> across, ITenants tenants)
{
    private const int LatestRuns = 8;

    public async Task<(IReadOnlyList<Discrepancy> Rows, int Total)> ListDiscrepanciesAsync(int skip, int size, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        var open = db.Set<Discrepancy>().AsNoTracking().Where(row => row.ResolvedAt == null);
        return (await open.OrderByDescending(row => row.FoundAt).ThenBy(row => row.Id).Skip(skip).Take(size).ToListAsync(ct),
            await open.CountAsync(ct));
    }

    public async Task<IReadOnlyList<ReconciliationRun>> ListRunsAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<ReconciliationRun>().AsNoTracking().OrderByDescending(row => row.StartedAt).Take(LatestRuns).ToListAsync(ct);
    }

    public async Task<DateTimeOffset?> GetEventCursorAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<EventCursor>().Where(row => row.Name == EventCursor.Events).Select(row => (DateTimeOffset?)row.Reached)
            .FirstOrDefaultAsync(ct);
    }

    public Task<IReadOnlyDictionary<TenantId, string>> GetTenantNamesAsync(IEnumerable<Discrepancy> drifts, CancellationToken ct) =>
        tenants.GetNamesAsync([.. drifts.Select(row => row.Owner).OfType<TenantId>().Distinct()], ct);

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) => across.CreateDbContextAsync("operator reads the reconciliation", ct);
}

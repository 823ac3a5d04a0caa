using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Amounts;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Contributes the MRR to the page of a tenant.</summary>
internal sealed class RevenueFigures(ICrossTenantDbContextFactory<RevenueDashboardDbContext> across) : ITenantFigures
{
    public string Permission => RevenueDashboardPermissions.View;

    public int Order => 0;

    public async Task<IReadOnlyList<TenantFigure>> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var db = await across.CreateDbContextAsync("operator reads a tenant", cancellationToken);
        var sums = await db.Set<MrrState>().AsNoTracking().Where(state => state.TenantId == tenant)
            .GroupBy(state => state.Currency).Select(group => new { Currency = group.Key, Mrr = group.Sum(state => state.Mrr) })
            .ToListAsync(cancellationToken);
        var recurring = sums.Where(sum => sum.Mrr > 0).OrderBy(sum => sum.Currency.Code, StringComparer.Ordinal).ToList();
        return
        [
            new("MRR", recurring.Count == 0 ? "None"
                : string.Join(" + ", recurring.Select(sum => new PreciseMoney(sum.Mrr, sum.Currency).Display))),
        ];
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Metering.Counters;
using Tenantry.Metering.Data;
using Tenantry.Metering.Meters;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Pages;

/// <summary>Contributes the usage of the current periods to the page of a tenant.</summary>
internal sealed class UsageFigures(
    ICrossTenantDbContextFactory<MeteringDbContext> across, MeterCatalog meters, TimeProvider clock) : ITenantFigures
{
    private const int MaxMeters = 3;

    public string Permission => MeteringPermissions.Operate;

    public int Order => 30;

    public async Task<IReadOnlyList<TenantFigure>> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync("operator reads a tenant", cancellationToken);
        var counters = await db.Set<UsageCounter>().AsNoTracking()
            .Where(counter => counter.TenantId == tenant && counter.PeriodStart <= now && counter.PeriodEnd > now)
            .OrderByDescending(counter => counter.PeriodStart).ThenBy(counter => counter.Meter).Take(MaxMeters)
            .ToListAsync(cancellationToken);
        return [.. counters.Select(counter => new TenantFigure(meters.Find(counter.Meter)?.Name ?? counter.Meter, $"{counter.Used:N0}")
        {
            Note = $"Until {counter.PeriodEnd:d MMM yyyy}",
        })];
    }
}

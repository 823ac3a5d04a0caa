using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Metering.Data;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Counters;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Pages;

/// <summary>The operator's list of usage, by tenant and period.</summary>
internal static class UsageResource
{
    public static ResourceDefinition Definition { get; } = new("usage", "Usage", MeteringPermissions.Operate, ListAsync)
    {
        Subtitle = "Usage per tenant, meter and billing period.",
        Icon = "gauge",
        Group = OperatorSections.Usage,
        Order = 45,
        Columns =
        [
            new("Tenant"), new("Meter"), new("Used", CellKind.Number), new("Reserved", CellKind.Number), new("Period start", CellKind.Time),
            new("Period end", CellKind.Time),
        ],
        Empty = "No usage yet. Usage appears here after the first metered call.",
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<MeteringDbContext>>()
            .CreateDbContextAsync("operator lists usage", ct);
        var rows = db.Set<UsageCounter>().AsNoTracking();
        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.PeriodStart).ThenByDescending(row => row.Used).Skip(query.Skip)
            .Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        var meters = services.GetRequiredService<MeterCatalog>();
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                $"{row.TenantId}.{row.Meter}.{row.PeriodStart.ToUnixTimeSeconds()}",
                names.GetValueOrDefault(row.TenantId, "?"), meters.Find(row.Meter)?.Name ?? row.Meter, row.Used, row.Reserved,
                row.PeriodStart, row.PeriodEnd))],
            total);
    }
}

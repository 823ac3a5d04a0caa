using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Platform.Audit;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Pages;

/// <summary>Contributes audit entries to the timeline of a tenant.</summary>
internal sealed class AuditTimeline(ICrossTenantDbContextFactory<PlatformDbContext> across) : ITimelineContributor
{
    public string Topic => "Audit";

    public bool IsTechnical => true;

    public string Permission => PlatformPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<AuditEntry>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.At <= request.Until)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.At, row.Action)
        {
            Text = row.Reason is null ? $"By {row.Actor}" : $"By {row.Actor}: {row.Reason}",
            Icon = "pencil",
            Href = $"/admin/audit/{row.TenantId.Value:N}-{row.Id:N}",
        })];
    }
}

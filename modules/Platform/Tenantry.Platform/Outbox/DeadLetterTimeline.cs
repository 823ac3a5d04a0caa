using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.Platform.Timelines;

namespace Tenantry.Platform.Outbox;

/// <summary>Events of the tenant's that no handler took.</summary>
internal sealed class DeadLetterTimeline(IAcrossTenants<PlatformDbContext> across) : ITimelineContributor
{
    public string Topic => "Dead letters";

    public string Permission => PlatformPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.OpenAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<OutboxDeadLetter>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.DiedAt <= request.Until)
            .OrderByDescending(row => row.DiedAt).ThenByDescending(row => row.Id).Take(request.Take)
            .Select(row => new { row.Id, row.DiedAt, row.Name }).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.DiedAt, $"Given up: {row.Name}")
        {
            Text = "Its handlers failed too often. It waits to be replayed.",
            Icon = "alert-triangle",
            Mood = TimelineMood.Bad,
            Href = $"/admin/dead-letters/{request.Tenant.Value:N}-{row.Id:N}",
        })];
    }
}

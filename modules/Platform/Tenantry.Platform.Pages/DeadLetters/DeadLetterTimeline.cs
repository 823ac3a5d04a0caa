using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Pages;

/// <summary>Contributes dead-lettered events to the timeline of a tenant.</summary>
internal sealed class DeadLetterTimeline(ICrossTenantDbContextFactory<PlatformDbContext> across) : ITimelineContributor
{
    public string Topic => "Dead letters";

    public string Permission => PlatformPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken cancellationToken)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, cancellationToken);
        var rows = await db.Set<EventDelivery>().AsNoTracking()
            .Where(row => row.TenantId == request.Tenant && row.DeadLetteredAt != null && row.DeadLetteredAt <= request.Until)
            .OrderByDescending(row => row.DeadLetteredAt).ThenByDescending(row => row.Position).Take(request.Take)
            .Select(row => new { row.Id, At = row.DeadLetteredAt!.Value, row.Name, row.Handler }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TimelineEntry(row.At, $"Dead-lettered: {row.Name}")
        {
            Text = $"{EventHandlerName.Short(row.Handler)} failed {DeliveryPolicy.MaxAttempts} times. Replay the event once the cause is "
                + "fixed.",
            Icon = "alert-triangle",
            Mood = TimelineMood.Bad,
            Href = $"/admin/dead-letters/{request.Tenant.Value:N}-{row.Id:N}",
        })];
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

/// <summary>Contributes emails to the timeline of a tenant.</summary>
internal sealed class EmailTimeline(ICrossTenantDbContextFactory<EmailingDbContext> across) : ITimelineContributor
{
    public string Topic => "Emails";

    public string Permission => PlatformPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Email>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.CreatedAt <= request.Until)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(request.Take)
            .Select(row => new { row.Id, row.CreatedAt, row.Subject, row.To, row.Status, row.SentAt, row.Error }).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.CreatedAt, $"Email: {row.Subject}")
        {
            Text = row.Status switch
            {
                EmailStatus.Sent => $"Sent to {row.To}",
                EmailStatus.Failed => $"Failed to send to {row.To}: {row.Error}",
                _ => $"Queued for {row.To}",
            },
            Icon = "mail",
            Mood = row.Status == EmailStatus.Failed ? TimelineMood.Bad : TimelineMood.Neutral,
            Href = $"/admin/emails/{request.Tenant.Value:N}-{row.Id:N}",
        })];
    }
}

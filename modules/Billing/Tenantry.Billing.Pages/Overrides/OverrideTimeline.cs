using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Overrides;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Contributes overrides, and their end, to the timeline of a tenant.</summary>
internal sealed class OverrideTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Overrides";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<TenantOverride>().AsNoTracking().Where(row => row.TenantId == request.Tenant)
            .OrderByDescending(row => row.Id).ToListAsync(ct);
        return request.Cut(rows.SelectMany(Entries));
    }

    private static IEnumerable<TimelineEntry> Entries(TenantOverride row)
    {
        var given = new TimelineEntry(row.CreatedAt, $"Override: {row.Title}")
        {
            Text = $"{row.Reason}{(row.LastDay is { } ends ? $" · until {ends:d MMMM yyyy}" : "")} · by {row.CreatedBy}",
            Icon = "gift",
            Href = $"/admin/tenant-overrides/{row.Id}",
        };
        yield return given;
        if (row.EndedAt is { } ended)
        {
            var refused = row.Status == OverrideStatus.Refused;
            yield return given with
            {
                At = ended,
                Title = refused ? $"Override refused: {row.Title}" : $"Override ended: {row.Title}",
                Text = row.EndReason,
                Mood = refused ? TimelineMood.Bad : TimelineMood.Neutral,
            };
        }
    }
}

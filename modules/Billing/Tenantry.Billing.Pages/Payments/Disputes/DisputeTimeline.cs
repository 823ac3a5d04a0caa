using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Payments.Disputes;

/// <summary>Contributes disputes, and their outcome, to the timeline of a tenant.</summary>
internal sealed class DisputeTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Disputes";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Dispute>().AsNoTracking().Where(row => row.TenantId == request.Tenant)
            .OrderByDescending(row => row.GatewayId).ToListAsync(ct);
        return request.Cut(rows.SelectMany(Entries));
    }

    private static IEnumerable<TimelineEntry> Entries(Dispute row)
    {
        var entry = new TimelineEntry(row.OpenedAt, $"Dispute of {row.Amount.Display}")
        {
            Text = $"Reason: {row.Reason.Replace('_', ' ')}.",
            Icon = "scale",
            Mood = TimelineMood.Bad,
            Href = $"/admin/disputes/{row.GatewayId}",
        };
        yield return entry;
        if (row.ClosedAt is { } closed)
        {
            yield return entry with { At = closed, Title = $"Dispute of {row.Amount.Display} closed", Text = $"{row.Status}.",
                Mood = TimelineMood.Doubtful };
        }
    }
}

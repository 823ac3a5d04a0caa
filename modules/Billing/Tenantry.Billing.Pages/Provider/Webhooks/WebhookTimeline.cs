using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Provider.Webhooks;

/// <summary>Contributes the webhooks about a tenant's objects, including failed payments, to its timeline.</summary>
internal sealed class WebhookTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Webhooks";

    public bool IsTechnical => true;

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var objects = WebhookObjects.Of(db, request.Tenant);
        var rows = await db.Set<WebhookRow>().AsNoTracking().Where(row => objects.Contains(row.ObjectId) && row.OccurredAt <= request.Until)
            .OrderByDescending(row => row.OccurredAt).ThenByDescending(row => row.EventId).Take(request.Take)
            .Select(row => new { row.EventId, row.Type, row.ObjectId, row.OccurredAt, row.Status, row.Outcome, row.Source })
            .ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.OccurredAt, row.Type)
        {
            Text = row.Status switch
            {
                WebhookStatus.Failed => $"Failed: {row.Outcome}",
                _ when row.Source == WebhookSource.Reconciliation => $"{row.ObjectId}. Missed webhook, found by reconciliation.",
                _ => row.ObjectId,
            },
            Icon = "webhook",
            Mood = row.Status == WebhookStatus.Failed || row.Type.Contains("failed", StringComparison.Ordinal) ? TimelineMood.Bad
            : TimelineMood.Neutral,
            Href = $"/admin/webhooks/{row.EventId}",
        })];
    }
}

using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Subscriptions;

/// <summary>Contributes the start and end of subscriptions to the timeline of a tenant.</summary>
internal sealed class SubscriptionTimeline(ICrossTenantDbContextFactory<BillingDbContext> across, ICatalog catalog) : ITimelineContributor
{
    public string Topic => "Subscriptions";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Subscription>().AsNoTracking().Where(row => row.TenantId == request.Tenant)
            .OrderByDescending(row => row.Id).ToListAsync(ct);
        return request.Cut(rows.SelectMany(Entries));
    }

    private IEnumerable<TimelineEntry> Entries(Subscription row)
    {
        var summary = row.ToSummary(catalog);
        var href = $"/admin/subscriptions/{row.Id}";
        yield return new TimelineEntry(row.StartedAt, $"Subscribed to {summary.ProductName}")
        {
            Text = row.TrialEndsAt is { } trial ? $"With a trial until {trial:d MMMM yyyy}." : null,
            Icon = "rocket",
            Mood = TimelineMood.Good,
            Href = href,
        };
        if (row.FirstAccessAt is { } opened)
        {
            yield return new TimelineEntry(opened, $"Access to {summary.ProductName} granted") { Icon = "lock", Href = href };
        }

        if (row.EndedAt is { } ended)
        {
            yield return new TimelineEntry(ended, $"Subscription to {summary.ProductName} canceled")
                { Icon = "ban", Mood = TimelineMood.Bad, Href = href };
        }
    }
}

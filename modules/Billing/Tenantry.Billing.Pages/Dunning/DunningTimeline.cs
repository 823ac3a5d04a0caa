using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Timelines;

/// <summary>Contributes failed renewals, and their outcome, to the timeline of a tenant.</summary>
internal sealed class DunningTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Payments";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<DunningCase>().AsNoTracking().Where(row => row.TenantId == request.Tenant)
            .OrderByDescending(row => row.InvoiceId).ToListAsync(ct);
        return request.Cut(rows.SelectMany(Entries));
    }

    private static IEnumerable<TimelineEntry> Entries(DunningCase row)
    {
        var failed = new TimelineEntry(row.StartedAt, $"Payment of {row.Amount.Display} failed")
        {
            Text = row.NeedsAuthentication ? "The bank requires the customer to confirm the payment." : row.DeclineCode is { } code
            ? $"Decline reason: {code.Replace('_', ' ')}." : null,
            Icon = "alert-triangle",
            Mood = TimelineMood.Bad,
            Href = $"/admin/dunning/{row.InvoiceId}",
        };
        yield return failed;
        if (row.ClosedAt is { } closed)
        {
            var (title, mood) = row.Stage switch
            {
                DunningStage.Recovered => ($"{row.Amount.Display} recovered", TimelineMood.Good),
                DunningStage.Uncollectible => ($"{row.Amount.Display} not recovered", TimelineMood.Bad),
                _ => ($"Dunning stopped for {row.Amount.Display}", TimelineMood.Neutral),
            };
            yield return failed with { At = closed, Title = title, Text = null, Icon = "cash", Mood = mood };
        }
    }
}

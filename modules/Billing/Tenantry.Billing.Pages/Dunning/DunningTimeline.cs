using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Timelines;

/// <summary>Renewals that were not paid, and how that ended.</summary>
internal sealed class DunningTimeline(IAcrossTenants<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Payments";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.OpenAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<DunningCase>().AsNoTracking().Where(row => row.TenantId == request.Tenant).OrderByDescending(row => row.InvoiceId).ToListAsync(ct);
        return request.Cut(rows.SelectMany(Entries));
    }

    private static IEnumerable<TimelineEntry> Entries(DunningCase row)
    {
        var failed = new TimelineEntry(row.StartedAt, $"{row.Amount.Display} was not paid")
        {
            Text = row.NeedsAuthentication ? "The bank wants the customer to confirm." : row.DeclineCode is { } code ? $"The bank says: {code.Replace('_', ' ')}." : null,
            Icon = "alert-triangle",
            Mood = TimelineMood.Bad,
            Href = $"/admin/dunning/{row.InvoiceId}",
        };
        yield return failed;
        if (row.ClosedAt is { } closed)
        {
            var (says, mood) = row.Stage switch
            {
                DunningStage.Recovered => ("was paid after all", TimelineMood.Good),
                DunningStage.GivenUp => ("was given up", TimelineMood.Bad),
                _ => ("is followed no longer", TimelineMood.Neutral),
            };
            yield return failed with { At = closed, Title = $"{row.Amount.Display} {says}", Text = null, Icon = "cash", Mood = mood };
        }
    }
}

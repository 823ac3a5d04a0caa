using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Checkouts;

/// <summary>Contributes checkouts to the timeline of a tenant.</summary>
internal sealed class CheckoutTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Checkouts";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Checkout>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.CreatedAt <= request.Until)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.CreatedAt, $"Checkout: {row.Product}, {row.Plan}")
        {
            Text = row.Status switch
            {
                CheckoutStatus.Paid => "Paid.",
                CheckoutStatus.Expired or CheckoutStatus.Closing => "Abandoned. The session has expired.",
                CheckoutStatus.Duplicate => "Paid, but the product was owned already. Refunded.",
                _ => "Open.",
            },
            Icon = "credit-card",
            Mood = row.Status == CheckoutStatus.Expired ? TimelineMood.Doubtful : TimelineMood.Neutral,
        })];
    }
}

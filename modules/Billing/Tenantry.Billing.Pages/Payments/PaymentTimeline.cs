using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Payments;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Payments;

/// <summary>Contributes payments to the timeline of a tenant.</summary>
internal sealed class PaymentTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Payments";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Payment>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.PaidAt <= request.Until)
            .OrderByDescending(row => row.PaidAt).ThenByDescending(row => row.GatewayId).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.PaidAt, $"Paid {row.Amount.Display}")
        {
            Text = row.RefundedMinor > 0 ? $"{row.Refunded.Display} refunded." : row.Card,
            Icon = "cash",
            Mood = TimelineMood.Good,
            Href = $"/admin/payments/{row.GatewayId}",
        })];
    }
}

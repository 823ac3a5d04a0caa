using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Refunds;

/// <summary>Money that went back.</summary>
internal sealed class RefundTimeline(IAcrossTenants<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Payments";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.OpenAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Refund>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.CreatedAt <= request.Until)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.GatewayId).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.CreatedAt, $"Refund of {row.Amount.Display}")
        {
            Text = $"At the provider it is {row.Status.Replace('_', ' ')}.",
            Icon = "arrow-left",
            Mood = TimelineMood.Doubtful,
            Href = $"/admin/payments/{row.PaymentId}",
        })];
    }
}

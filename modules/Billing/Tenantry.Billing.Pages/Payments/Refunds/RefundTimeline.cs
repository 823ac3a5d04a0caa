using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Payments.Refunds;

/// <summary>Contributes refunds to the timeline of a tenant.</summary>
internal sealed class RefundTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Payments";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Refund>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.CreatedAt <= request.Until)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.GatewayId).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.CreatedAt, $"Refund of {row.Amount.Display}")
        {
            Text = Describe(row.Status),
            Icon = "arrow-left",
            Mood = TimelineMood.Doubtful,
            Href = $"/admin/payments/{row.PaymentId}",
        })];
    }

    private static string Describe(RefundStatus status) => status switch
    {
        RefundStatus.Pending => "The refund is on its way.",
        RefundStatus.RequiresAction => "The customer must act to receive the refund.",
        RefundStatus.Failed => "The refund failed.",
        RefundStatus.Canceled => "The refund was canceled.",
        _ => "The refund succeeded.",
    };
}

using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Invoicing;

/// <summary>Contributes invoices to the timeline of a tenant.</summary>
internal sealed class InvoiceTimeline(ICrossTenantDbContextFactory<BillingDbContext> across) : ITimelineContributor
{
    public string Topic => "Invoices";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<Invoice>().AsNoTracking().Where(row => row.TenantId == request.Tenant && row.IssuedAt <= request.Until)
            .OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.GatewayId).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.IssuedAt,
            $"{(row.Number is { } number ? $"Invoice {number}" : "Draft invoice")} for {row.Total.Display}")
        {
            Text = Summary(row),
            Icon = "receipt",
            Mood = row.Status switch
            {
                InvoiceStatus.Uncollectible => TimelineMood.Bad,
                InvoiceStatus.Open => TimelineMood.Doubtful,
                _ => TimelineMood.Neutral,
            },
            Href = $"/admin/invoices/{row.GatewayId}",
        })];
    }

    private static string Summary(Invoice row) => row switch
    {
        { Status: InvoiceStatus.Open, Attempts: > 0 } =>
            $"Open. The payment failed {row.Attempts} {(row.Attempts == 1 ? "time" : "times")}.",
        { PaidAt: { } paid } when paid - row.IssuedAt > TimeSpan.FromDays(1) => $"Paid on {paid:d MMMM yyyy}.",
        _ => $"{row.Status}.",
    };
}

using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.PlanChanges;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.PlanChanges;

/// <summary>Contributes plan changes to the timeline of a tenant.</summary>
internal sealed class PlanChangeTimeline(ICrossTenantDbContextFactory<BillingDbContext> across, ICatalog catalog) : ITimelineContributor
{
    public string Topic => "Subscriptions";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await (from quote in db.Set<PlanQuote>().AsNoTracking()
                          where quote.TenantId == request.Tenant && quote.AppliedAt != null && quote.AppliedAt <= request.Until
                          join price in db.Set<PriceVersion>() on quote.PriceId equals price.Id
                          orderby quote.AppliedAt descending, quote.Id descending
                          select new { Quote = quote, price.Product, price.Plan }).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.Quote.AppliedAt!.Value,
            $"Changed to {catalog.FindPlan(row.Product, row.Plan)?.Name ?? row.Plan}")
        {
            Text = row.Quote.IsImmediate ? $"Effective immediately. {row.Quote.Due.Display} due." : "Effective next period.",
            Icon = "refresh",
            Href = $"/admin/subscriptions/{row.Quote.SubscriptionId}",
        })];
    }
}

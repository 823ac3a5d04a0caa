using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Credits;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Credits;

/// <summary>
/// Contributes grants, expiries, refunds and clawbacks of credits to the timeline of a tenant. Debits are left to the credit statement:
/// they would hide everything else here.
/// </summary>
internal sealed class CreditTimeline(ICrossTenantDbContextFactory<BillingDbContext> across, CreditUnits units) : ITimelineContributor
{
    private static readonly CreditMovementKind[] ShownKinds =
        [CreditMovementKind.Grant, CreditMovementKind.Expiry, CreditMovementKind.Refund, CreditMovementKind.Revocation,
            CreditMovementKind.Restoration];

    public string Topic => "Credits";

    public string Permission => BillingPermissions.Operate;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync(TimelineRequest.Purpose, ct);
        var rows = await db.Set<CreditOperation>().AsNoTracking()
            .Where(row => row.TenantId == request.Tenant && row.At <= request.Until && ShownKinds.Contains(row.Kind))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(request.Take).ToListAsync(ct);
        return [.. rows.Select(row => new TimelineEntry(row.At, $"{Describe(row.Kind)}: {Display(row.Unit, row.Amount)}")
        {
            Text = $"{(row.Note is null ? "" : $"{row.Note} · ")}{Display(row.Unit, row.AvailableAfter)} available.",
            Icon = "coins",
            Mood = row.Change < 0 ? TimelineMood.Doubtful : TimelineMood.Good,
        })];
    }

    private static string Describe(CreditMovementKind kind) => kind switch
    {
        CreditMovementKind.Grant => "Granted",
        CreditMovementKind.Expiry => "Expired",
        CreditMovementKind.Refund => "Returned",
        CreditMovementKind.Revocation => "Clawed back",
        _ => "Restored",
    };

    // A unit that was removed from the catalog keeps its history.
    private string Display(string unit, long amount) => (units.TryFind(unit) ?? new CreditUnit(unit, unit)).Display(amount);
}

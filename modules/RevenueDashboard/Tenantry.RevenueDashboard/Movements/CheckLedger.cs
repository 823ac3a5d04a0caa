using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Finds subscriptions whose movements do not add up to their state. There must be none; each night proves it again.</summary>
internal sealed class CheckLedger(
    IAcrossTenants<RevenueDashboardDbContext> across, MovementMetrics metrics, ILogger<CheckLedger> logger) : IRecurringJob
{
    public const string Name = "revenue.check_ledger";

    public async Task RunAsync(CancellationToken ct)
    {
        var drifted = await FindAsync(ct);
        metrics.Checked(drifted.Count);
        foreach (var (tenant, subscription) in drifted)
        {
            logger.Drifted(tenant.Value, subscription.Value);
        }

        if (drifted.Count > 0)
        {
            throw new InvalidOperationException($"The movements of {drifted.Count} subscriptions do not add up to their states. The log names them (event 710).");
        }

        logger.AddsUp();
    }

    /// <summary>Lists the subscriptions whose balance is not the sum of their movements, in any currency.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, SubscriptionId Subscription)>> FindAsync(CancellationToken ct)
    {
        await using var db = await across.OpenAsync("nightly check of the revenue ledger", ct);
        var rows = await db.Database.SqlQuery<Drift>(
            $"""
            select tenant_id as "Tenant", subscription as "Subscription"
            from (select tenant_id, subscription, currency, delta from revenue.mrr_movement
                  union all select tenant_id, subscription, currency, -mrr from revenue.mrr_state) as entries
            group by tenant_id, subscription, currency having sum(delta) <> 0
            """).ToListAsync(ct);
        return [.. rows.Select(row => (new TenantId(row.Tenant), new SubscriptionId(row.Subscription))).Distinct()];
    }

    private sealed class Drift
    {
        public Guid Tenant { get; init; }

        public Guid Subscription { get; init; }
    }
}

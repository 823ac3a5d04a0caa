using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Data;

namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Verifies every night that the movements of each subscription add up to its state.</summary>
internal sealed class VerifyLedger(
    ICrossTenantDbContextFactory<RevenueDashboardDbContext> across, MovementMetrics metrics, ILogger<VerifyLedger> logger) : IRecurringJob
{
    public const string Name = "revenue.check_ledger";

    public async Task RunAsync(CancellationToken ct)
    {
        var discrepancies = await FindDiscrepanciesAsync(ct);
        metrics.RecordDiscrepancies(discrepancies.Count);
        foreach (var (tenant, subscription) in discrepancies)
        {
            logger.DiscrepancyFound(tenant.Value, subscription.Value);
        }

        if (discrepancies.Count > 0)
        {
            throw new InvalidOperationException(
                $"The movements of {discrepancies.Count} subscriptions don't add up to their states. See the log messages with event ID "
                    + "710.");
        }

        logger.LedgerConsistent();
    }

    /// <summary>Lists the subscriptions whose MRR is not the sum of their movements, in any currency.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, SubscriptionId Subscription)>> FindDiscrepanciesAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("nightly verification of the revenue ledger", ct);
        var rows = await db.Database.SqlQuery<Discrepancy>(
            $"""
            select tenant_id as "Tenant", subscription as "Subscription"
            from (select tenant_id, subscription, currency, delta from revenue.mrr_movement
                  union all select tenant_id, subscription, currency, -mrr from revenue.mrr_state) as entries
            group by tenant_id, subscription, currency having sum(delta) <> 0
            """).ToListAsync(ct);
        return [.. rows.Select(row => (new TenantId(row.Tenant), new SubscriptionId(row.Subscription))).Distinct()];
    }

    private sealed class Discrepancy
    {
        public Guid Tenant { get; init; }

        public Guid Subscription { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>
/// Reports the number of open discrepancies in the health check. The check stays healthy: discrepancies need an operator, while the node
/// works normally.
/// </summary>
internal sealed class DiscrepancyHealthCheck(ICrossTenantDbContextFactory<BillingDbContext> across) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await across.CreateDbContextAsync("count discrepancies for the health check", cancellationToken);
        var open = await db.Set<Discrepancy>().CountAsync(row => row.ResolvedAt == null, cancellationToken);
        var detail = new Dictionary<string, object> { ["drifts"] = open };
        return HealthCheckResult.Healthy(open == 0 ? "No discrepancies with the payment provider."
            : $"{open} discrepancies with the payment provider.", detail);
    }
}

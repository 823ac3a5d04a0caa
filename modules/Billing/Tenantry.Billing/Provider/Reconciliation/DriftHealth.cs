using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Says in the health how much drifted. Drift is for people to look at: the node itself serves well.</summary>
internal sealed class DriftHealth(IAcrossTenants<BillingDbContext> across) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await across.OpenAsync("health counts what drifted", cancellationToken);
        var open = await db.Set<Drift>().CountAsync(row => row.ResolvedAt == null, cancellationToken);
        var detail = new Dictionary<string, object> { ["drifts"] = open };
        return HealthCheckResult.Healthy(open == 0 ? "The mirror is as the payment provider." : $"{open} objects differ from the payment provider.", detail);
    }
}

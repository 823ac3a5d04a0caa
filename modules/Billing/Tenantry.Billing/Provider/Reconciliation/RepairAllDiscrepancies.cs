using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Represents the arguments of the job that repairs every discrepancy.</summary>
internal sealed record RepairAll(string Reason);

/// <summary>Repairs every open discrepancy, each on its own: one that cannot be repaired does not stop the others.</summary>
internal sealed class RepairAllDiscrepancies(IServiceScopeFactory scopes, ICrossTenantDbContextFactory<BillingDbContext> across,
    ReconciliationLog runs) : IBackgroundJob<RepairAll>
{
    public async Task RunAsync(RepairAll args, CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        await runs.RecordAsync("repair", progress => RepairAsync(args, progress, ct), ct);
    }

    private async Task RepairAsync(RepairAll order, RunProgress progress, CancellationToken ct)
    {
        foreach (var id in await OpenAsync(ct))
        {
            // A scope of its own, so that no sync sees the tracked entities of another.
            await using var scope = scopes.CreateAsyncScope();
            var repaired = await scope.ServiceProvider.GetRequiredService<RepairDiscrepancy>().RunAsync(id, order.Reason, ct);
            await progress.AddAsync(1, repaired.IsProblem ? 0 : 1);
        }
    }

    private async Task<List<Guid>> OpenAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator repairs every discrepancy", ct);
        return await db.Set<Discrepancy>().Where(row => row.ResolvedAt == null).OrderBy(row => row.FoundAt)
            .Select(row => row.Id).ToListAsync(ct);
    }
}

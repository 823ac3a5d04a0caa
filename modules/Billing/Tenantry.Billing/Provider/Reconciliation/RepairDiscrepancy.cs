using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>
/// Resolves a discrepancy by running the same sync that a webhook starts, and checks whether both sides agree afterwards.
/// </summary>
internal sealed class RepairDiscrepancy(
    IServiceProvider services, IEnumerable<IObjectReconciler> kinds, ICrossTenantDbContextFactory<BillingDbContext> across,
    DiscrepancyStore discrepancies,
    ICurrentTenant current)
{
    public async Task<Result> RunAsync(Guid id, string reason, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator repairs a discrepancy", ct);
        if (await db.Set<Discrepancy>().FirstOrDefaultAsync(row => row.Id == id && row.ResolvedAt == null, ct) is not { } discrepancy)
        {
            return ProviderProblems.DiscrepancyNotFound;
        }

        // Audited first, so that a failed repair is on record as well.
        db.Audit("billing.drift.repaired", $"{discrepancy.Kind.ToString().ToLowerInvariant()}/{discrepancy.GatewayId}", reason,
            discrepancy.Differences);
        using (discrepancy.Owner is { } owner ? current.Change(owner) : null)
        {
            await db.SaveChangesAsync(ct);
        }

        var refused = await SyncAsync(discrepancy, ct);
        var remaining = await kinds.First(kind => kind.Kind == discrepancy.Kind).CompareAsync(discrepancy.GatewayId, ct);
        await discrepancies.RecordAsync(discrepancy.Kind, discrepancy.GatewayId, remaining, ct);
        await discrepancies.CountAsync(ct);
        if (remaining is null)
        {
            return Result.Success;
        }

        var problem = refused ?? ProviderProblems.DiscrepancyRemains
            .WithMessage(
                $"{discrepancy.GatewayId} still differs in: {string.Join(", "
                    + "", remaining.Differences.Select(difference => difference.Field))}.");
        await db.Set<Discrepancy>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.RepairError, problem.Message), ct);
        return problem;
    }

    private async Task<Problem?> SyncAsync(Discrepancy discrepancy, CancellationToken ct)
    {
        foreach (var sync in services.GetKeyedServices<IObjectSync>(discrepancy.Kind))
        {
            if (await sync.RunAsync(discrepancy.GatewayId, ct) is { IsProblem: true, Problem: var problem })
            {
                return problem;
            }
        }

        return null;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>
/// Resolves a discrepancy by running the same sync that a webhook starts, and checks whether both sides agree afterwards.
/// </summary>
internal sealed class RepairDrift(
    IServiceProvider services, IEnumerable<IComparedKind> kinds, IAcrossTenants<BillingDbContext> across, DriftBook discrepancies,
    ICurrentTenant current)
{
    public async Task<Result> RunAsync(Guid id, string reason, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator repairs a discrepancy", ct);
        if (await db.Set<Drift>().FirstOrDefaultAsync(row => row.Id == id && row.ResolvedAt == null, ct) is not { } discrepancy)
        {
            return ProviderProblems.DriftNotFound;
        }

        // Audited first, so that a failed repair is on record as well.
        db.Audit("billing.drift.repaired", $"{discrepancy.Kind.ToString().ToLowerInvariant()}/{discrepancy.GatewayId}", reason, discrepancy.Differences);
        using (discrepancy.Owner is { } owner ? current.Change(owner) : null)
        {
            await db.SaveChangesAsync(ct);
        }

        var refused = await SyncAsync(discrepancy, ct);
        var remaining = await kinds.First(kind => kind.Kind == discrepancy.Kind).CheckAsync(discrepancy.GatewayId, ct);
        await discrepancies.KeepAsync(discrepancy.Kind, discrepancy.GatewayId, remaining, ct);
        await discrepancies.CountAsync(ct);
        if (remaining is null)
        {
            return Result.Done;
        }

        var problem = refused ?? ProviderProblems.DriftRemains.Saying($"{discrepancy.GatewayId} still differs in: {string.Join(", ", remaining.Differences.Select(difference => difference.Field))}.");
        await db.Set<Drift>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(stored => stored.Refusal, problem.Message), ct);
        return problem;
    }

    private async Task<Problem?> SyncAsync(Drift discrepancy, CancellationToken ct)
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

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Brings the mirror to the provider's object by the same synchronisation that a webhook starts, and says whether both agree then.</summary>
internal sealed class RepairDrift(
    IServiceProvider services, IEnumerable<IComparedKind> kinds, IAcrossTenants<BillingDbContext> across, DriftBook drifts,
    ICurrentTenant current)
{
    public async Task<Result> RunAsync(Guid id, string reason, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator repairs a drift", ct);
        if (await db.Set<Drift>().FirstOrDefaultAsync(row => row.Id == id && row.ResolvedAt == null, ct) is not { } drift)
        {
            return ProviderProblems.DriftNotFound;
        }

        // Written first: what was tried is on record even where it fails.
        db.Audit("billing.drift.repaired", $"{drift.Kind.ToString().ToLowerInvariant()}/{drift.GatewayId}", reason, drift.Differences);
        using (drift.Owner is { } owner ? current.Change(owner) : null)
        {
            await db.SaveChangesAsync(ct);
        }

        var refused = await SyncAsync(drift, ct);
        var left = await kinds.First(kind => kind.Kind == drift.Kind).CheckAsync(drift.GatewayId, ct);
        await drifts.KeepAsync(drift.Kind, drift.GatewayId, left, ct);
        await drifts.CountAsync(ct);
        if (left is null)
        {
            return Result.Done;
        }

        var problem = refused ?? ProviderProblems.DriftRemains.Saying($"{drift.GatewayId} still differs in: {string.Join(", ", left.Differences.Select(difference => difference.Field))}.");
        await db.Set<Drift>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Refusal, problem.Message), ct);
        return problem;
    }

    private async Task<Problem?> SyncAsync(Drift drift, CancellationToken ct)
    {
        foreach (var sync in services.GetKeyedServices<IObjectSync>(drift.Kind))
        {
            if (await sync.RunAsync(drift.GatewayId, ct) is { IsProblem: true, Problem: var problem })
            {
                return problem;
            }
        }

        return null;
    }
}

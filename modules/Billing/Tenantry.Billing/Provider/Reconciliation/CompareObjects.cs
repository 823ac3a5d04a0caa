using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Pages through the provider's objects, compares them with the mirror, and keeps what differs.</summary>
internal sealed class CompareObjects(
    IEnumerable<IComparedKind> kinds, IAcrossTenants<BillingDbContext> across, DriftBook drifts, ReconciliationLog runs, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.compare_objects";

    // A webhook that is tried for the first times will mend it; one that keeps failing will not.
    private const int FirstTries = 3;

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        await runs.KeepAsync("objects", progress => CompareAsync(progress, ct), ct);
    }

    private async Task CompareAsync(RunProgress progress, CancellationToken ct)
    {
        foreach (var kind in kinds)
        {
            await CompareAsync(kind, progress, ct);
        }

        await drifts.CountAsync(ct);
    }

    private async Task CompareAsync(IComparedKind kind, RunProgress progress, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in kind.PagesAsync(ct).WithCancellation(ct))
        {
            seen.UnionWith(page.Ids);
            await progress.AddAsync(page.Ids.Count, await CheckAsync(kind, page.Suspects, ct));
        }

        var unseen = (await kind.LivingHereAsync(ct)).Where(id => !seen.Contains(id)).ToList();
        await progress.AddAsync(unseen.Count, await CheckAsync(kind, unseen, ct));
        foreach (var id in await drifts.OpenBeforeAsync(kind.Kind, started, ct))
        {
            await drifts.KeepAsync(kind.Kind, id, await kind.CheckAsync(id, ct), ct);
        }
    }

    // Read again, both sides, one after the other: what changed while the list was read is no drift.
    private async Task<int> CheckAsync(IComparedKind kind, IReadOnlyList<string> suspects, CancellationToken ct)
    {
        var found = 0;
        foreach (var id in suspects)
        {
            if (!await IsBeingWorkedAsync(id, ct) && await kind.CheckAsync(id, ct) is { } finding)
            {
                await drifts.KeepAsync(kind.Kind, id, finding, ct);
                found++;
            }
        }

        return found;
    }

    private async Task<bool> IsBeingWorkedAsync(string gatewayId, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("compare with the payment provider", ct);
        return await db.Set<WebhookRow>().AnyAsync(row => row.ObjectId == gatewayId && row.Status == WebhookStatus.Waiting && row.Attempts < FirstTries, ct);
    }
}

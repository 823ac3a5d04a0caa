using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Lists the provider's objects, compares them with the stored ones, and records the discrepancies.</summary>
internal sealed class CompareObjects(
    IEnumerable<IObjectReconciler> kinds, ICrossTenantDbContextFactory<BillingDbContext> across, DiscrepancyStore discrepancies,
    ReconciliationLog runs, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.compare_objects";

    // A webhook in its first attempts will resolve the difference; one that keeps failing will not.
    private const int EarlyAttempts = 3;

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        await runs.RecordAsync("objects", progress => CompareAsync(progress, ct), ct);
    }

    private async Task CompareAsync(RunProgress progress, CancellationToken ct)
    {
        foreach (var kind in kinds)
        {
            await CompareAsync(kind, progress, ct);
        }

        await discrepancies.CountAsync(ct);
    }

    private async Task CompareAsync(IObjectReconciler kind, RunProgress progress, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        var listed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in kind.ListPagesAsync(ct).WithCancellation(ct))
        {
            listed.UnionWith(page.Ids);
            await progress.AddAsync(page.Ids.Count, await CheckAsync(kind, page.Suspects, ct));
        }

        var unlisted = (await kind.ListActiveIdsAsync(ct)).Where(id => !listed.Contains(id)).ToList();
        await progress.AddAsync(unlisted.Count, await CheckAsync(kind, unlisted, ct));
        foreach (var id in await discrepancies.ListConfirmedBeforeAsync(kind.Kind, started, ct))
        {
            await discrepancies.RecordAsync(kind.Kind, id, await kind.CompareAsync(id, ct), ct);
        }
    }

    // Both sides are read again, one after the other: a change that happened while the list was read is no discrepancy.
    private async Task<int> CheckAsync(IObjectReconciler kind, IReadOnlyList<string> suspects, CancellationToken ct)
    {
        var count = 0;
        foreach (var id in suspects)
        {
            if (!await IsBeingProcessedAsync(id, ct) && await kind.CompareAsync(id, ct) is { } discrepancy)
            {
                await discrepancies.RecordAsync(kind.Kind, id, discrepancy, ct);
                count++;
            }
        }

        return count;
    }

    private async Task<bool> IsBeingProcessedAsync(string gatewayId, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("compare with the payment provider", ct);
        return await db.Set<WebhookRow>().AnyAsync(row => row.ObjectId == gatewayId && row.Status == WebhookStatus.Pending
            && row.Attempts < EarlyAttempts, ct);
    }
}

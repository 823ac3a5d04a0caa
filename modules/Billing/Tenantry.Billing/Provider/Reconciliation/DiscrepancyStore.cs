using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Stores discrepancies: one open row for each object, which is closed when both sides agree again.</summary>
internal sealed class DiscrepancyStore(ICrossTenantDbContextFactory<BillingDbContext> across, ProviderMetrics metrics, TimeProvider clock)
{
    /// <summary>Records the discrepancy of an object; <see langword="null"/> closes an open one.</summary>
    public async Task RecordAsync(GatewayObject kind, string gatewayId, DetectedDiscrepancy? detected, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        var now = clock.GetUtcNow();
        var row = await db.Set<Discrepancy>().FirstOrDefaultAsync(discrepancy => discrepancy.Kind == kind
            && discrepancy.GatewayId == gatewayId && discrepancy.ResolvedAt == null, ct);
        if (detected is null)
        {
            row?.ResolvedAt = now;
        }
        else
        {
            row ??= db.Add(new Discrepancy { Id = Guid.CreateVersion7(now), Kind = kind, GatewayId = gatewayId, FoundAt = now }).Entity;
            row.Update(detected, now);
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<string>> ListConfirmedBeforeAsync(GatewayObject kind, DateTimeOffset instant, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<Discrepancy>().Where(row => row.Kind == kind && row.ResolvedAt == null && row.ConfirmedAt < instant)
            .Select(row => row.GatewayId).ToListAsync(ct);
    }

    /// <summary>Counts the open discrepancies and updates the metric.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        var open = await db.Set<Discrepancy>().CountAsync(row => row.ResolvedAt == null, ct);
        metrics.RecordDiscrepancies(open);
        return open;
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) =>
        across.CreateDbContextAsync("record discrepancies with the payment provider", ct);
}

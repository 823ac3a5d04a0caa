using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Stores discrepancies: one open row for each object, which is closed when both sides agree again.</summary>
internal sealed class DriftBook(IAcrossTenants<BillingDbContext> across, ProviderMetrics metrics, TimeProvider clock)
{
    /// <summary>Records the discrepancy of an object; <see langword="null"/> closes an open one.</summary>
    public async Task KeepAsync(GatewayObject kind, string gatewayId, Finding? detected, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        var now = clock.GetUtcNow();
        var row = await db.Set<Drift>().FirstOrDefaultAsync(discrepancy => discrepancy.Kind == kind && discrepancy.GatewayId == gatewayId && discrepancy.ResolvedAt == null, ct);
        if (detected is null)
        {
            row?.ResolvedAt = now;
        }
        else
        {
            row ??= db.Add(new Drift { Id = Guid.CreateVersion7(now), Kind = kind, GatewayId = gatewayId, FoundAt = now }).Entity;
            row.See(detected, now);
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<string>> OpenBeforeAsync(GatewayObject kind, DateTimeOffset instant, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<Drift>().Where(row => row.Kind == kind && row.ResolvedAt == null && row.SeenAt < instant).Select(row => row.GatewayId).ToListAsync(ct);
    }

    /// <summary>Counts the open discrepancies and updates the metric.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        var open = await db.Set<Drift>().CountAsync(row => row.ResolvedAt == null, ct);
        metrics.Drifted(open);
        return open;
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) => across.OpenAsync("record discrepancies with the payment provider", ct);
}

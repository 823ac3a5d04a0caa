using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Overrides;

/// <summary>Ends the overrides whose time is over, and gives those that a crash or a silent provider left behind.</summary>
internal sealed class WorkOverrides(
    IAcrossTenants<BillingDbContext> across, IServiceScopeFactory scopes, ICurrentTenant current, TimeProvider clock, ILogger<WorkOverrides> logger) : IRecurringJob
{
    // Younger ones are perhaps being given just now.
    private static readonly TimeSpan Underway = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var now = clock.GetUtcNow();
        await using var db = await across.OpenAsync("work on overrides", ct);
        var due = await db.Set<TenantOverride>()
            .Where(row => (row.Status == OverrideStatus.Pending && row.MadeAt < now - Underway) || (row.Status == OverrideStatus.Active && row.EndsAt <= now))
            .OrderBy(row => row.MadeAt).Select(row => new { row.TenantId, row.Id }).ToListAsync(ct);
        foreach (var one in due)
        {
            try
            {
                await WorkAsync(one.TenantId, one.Id, ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested)
            {
                // The next run tries again; one tenant's trouble must not keep the others waiting.
                logger.OverrideWaits(one.Id, failed);
            }
        }
    }

    private async Task WorkAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<BillingDbContext>().Set<TenantOverride>().FirstAsync(tenantOverride => tenantOverride.Id == id, ct);
        _ = row.Status switch
        {
            OverrideStatus.Pending => await scope.ServiceProvider.GetRequiredService<BeginOverride>().RunAsync(row, ct),
            OverrideStatus.Active => await scope.ServiceProvider.GetRequiredService<EndOverride>().RunOutAsync(row, ct),
            _ => Result.Done,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Overrides;

/// <summary>Ends expired overrides, and applies those that were interrupted by a crash or by an unavailable payment provider.</summary>
internal sealed class ProcessOverrides(
    ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes, ICurrentTenant current, TimeProvider clock,
    ILogger<ProcessOverrides> logger) : IRecurringJob
{
    // The request that created a younger override may still be applying it.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var now = clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync("process overrides", ct);
        var due = await db.Set<TenantOverride>()
            .Where(row => (row.Status == OverrideStatus.Pending && row.CreatedAt < now - GracePeriod)
                || (row.Status == OverrideStatus.Active && row.EndsAt <= now))
            .OrderBy(row => row.CreatedAt).Select(row => new { row.TenantId, row.Id }).ToListAsync(ct);
        foreach (var item in due)
        {
            try
            {
                await ProcessAsync(item.TenantId, item.Id, ct);
            }
            catch (Exception exception) when (!ct.IsCancellationRequested)
            {
                // The next run tries again. One tenant's failure must not block the others.
                logger.OverrideFailed(item.Id, exception);
            }
        }
    }

    private async Task ProcessAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<BillingDbContext>().Set<TenantOverride>()
            .FirstAsync(tenantOverride => tenantOverride.Id == id, ct);
        _ = row.Status switch
        {
            OverrideStatus.Pending => await scope.ServiceProvider.GetRequiredService<ApplyOverride>().RunAsync(row, ct),
            OverrideStatus.Active => await scope.ServiceProvider.GetRequiredService<EndOverride>().ExpireAsync(row, ct),
            _ => Result.Success,
        };
    }
}

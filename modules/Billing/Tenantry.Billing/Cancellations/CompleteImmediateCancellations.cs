using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Cancellations;

/// <summary>Completes immediate cancellations that were interrupted by a crash or by an unavailable payment provider.</summary>
internal sealed class CompleteImmediateCancellations(ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes,
    ICurrentTenant current, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.early-ends";

    // A cancellation that is still running in a request needs some seconds.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var until = clock.GetUtcNow() - GracePeriod;
        await using var db = await across.CreateDbContextAsync("find incomplete cancellations", ct);
        foreach (var end in await db.Set<ImmediateCancellation>().AsNoTracking()
            .Where(earlyEnd => earlyEnd.CompletedAt == null && earlyEnd.At < until).ToListAsync(ct))
        {
            using var ambient = current.Change(end.TenantId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CompleteImmediateCancellation>().RunAsync(end.SubscriptionId, ct);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Cancellations;

/// <summary>Finishes early ends that a crash or a silent provider left half done.</summary>
internal sealed class RunEnds(IAcrossTenants<BillingDbContext> across, IServiceScopeFactory scopes, ICurrentTenant current, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.early-ends";

    // Whoever is just doing it needs some seconds.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var until = clock.GetUtcNow() - Usual;
        await using var db = await across.OpenAsync("find the early ends that are not done", ct);
        foreach (var end in await db.Set<EarlyEnd>().AsNoTracking().Where(earlyEnd => earlyEnd.DoneAt == null && earlyEnd.At < until).ToListAsync(ct))
        {
            using var ambient = current.Change(end.TenantId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FinishEnd>().RunAsync(end.SubscriptionId, ct);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Subscriptions.Intents;

/// <summary>Completes cancellations, resumptions and pauses that were interrupted, and restores changes that were held meanwhile.</summary>
internal sealed class CompleteIntents(ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes,
    ICurrentTenant current, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.subscription-intents";

    // An intent that is carried out in a request needs some seconds.
    private static readonly TimeSpan InRequest = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var until = clock.GetUtcNow() - InRequest;
        await using var db = await across.CreateDbContextAsync("find interrupted changes of subscriptions", ct);
        foreach (var intent in await db.Set<SubscriptionIntent>().AsNoTracking()
            .Where(row => row.CompletedAt == null && row.At < until).OrderBy(row => row.Id).ToListAsync(ct))
        {
            using var ambient = current.Change(intent.TenantId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CompleteIntent>().RunAsync(intent, ct);
        }

        foreach (var row in await db.Set<Subscription>().AsNoTracking()
            .Where(row => row.HeldItemsJson != null && row.EndsAt == null && row.EndedAt == null).ToListAsync(ct))
        {
            using var ambient = current.Change(row.TenantId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RestorePendingChange>().RunAsync(row, ct);
        }
    }
}

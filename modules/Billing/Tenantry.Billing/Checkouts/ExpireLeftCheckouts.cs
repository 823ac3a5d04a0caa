using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts;

/// <summary>Expires closing checkouts that a crash or an unavailable payment provider left open.</summary>
internal sealed class ExpireLeftCheckouts(ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes,
    ICurrentTenant current, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.closing-checkouts";

    // No checkout of the payment provider can be paid after a day.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(2);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var since = clock.GetUtcNow() - MaxAge;
        await using var db = await across.CreateDbContextAsync("find closing checkouts", ct);
        var left = await db.Set<Checkout>().Where(checkout => checkout.Status == CheckoutStatus.Closing && checkout.CreatedAt > since)
            .Select(checkout => new { checkout.TenantId, checkout.Product }).Distinct().ToListAsync(ct);
        foreach (var checkout in left)
        {
            using var ambient = current.Change(checkout.TenantId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ExpireClosingCheckouts>().RunAsync(checkout.Product, ct);
        }
    }
}

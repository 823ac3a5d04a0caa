using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>
/// Creates the attempt to start a subscription without the provider's checkout page. Concurrent clicks share one attempt, for which the
/// provider creates one subscription.
/// </summary>
internal sealed class CreateCheckoutAttempt(BillingDbContext db, ICurrentTenant current, TimeProvider clock)
{
    private static readonly TimeSpan ReuseWindow = TimeSpan.FromHours(1);

    /// <summary>
    /// Creates the attempt, or finds an open one; returns <see langword="null"/> if the tenant already subscribes to the product.
    /// </summary>
    public async Task<Guid?> RunAsync(Cart cart, string order, CancellationToken ct)
    {
        var (now, product) = (clock.GetUtcNow(), cart.Product.Key);
        var since = now - ReuseWindow;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"begin:{current.Required}:{product}", ct);
        if (await db.Set<Subscription>().AnyAsync(subscription => subscription.Product == product && subscription.AccessUntil > now
            && subscription.Status != SubscriptionStatus.Canceled, ct))
        {
            return null;
        }

        var open = await db.Set<Checkout>().FirstOrDefaultAsync(checkout => checkout.Fingerprint == order
            && checkout.Status == CheckoutStatus.Open && checkout.CreatedAt > since, ct)
            ?? db.Add(Checkout.Of(cart, now, order)).Entity;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return open.Id;
    }

    /// <summary>Closes the attempt, once; returns <see langword="true"/> if this call closed it.</summary>
    public async Task<bool> CloseAsync(Guid attempt, CheckoutStatus status, CancellationToken ct) =>
        await db.Set<Checkout>().Where(checkout => checkout.Id == attempt && checkout.Status == CheckoutStatus.Open)
        .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.Status, status), ct) > 0;
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>Opens the attempt to begin a subscription without the provider's page. Two clicks at once find one attempt, and the provider makes one subscription of it.</summary>
internal sealed class OpenAttempt(BillingDbContext db, ICurrentTenant current, TimeProvider clock)
{
    private static readonly TimeSpan Reuse = TimeSpan.FromHours(1);

    /// <summary>Opens it, or finds it again; <see langword="null"/> where the product runs already.</summary>
    public async Task<Guid?> RunAsync(Basket basket, string order, CancellationToken ct)
    {
        var (now, product) = (clock.GetUtcNow(), basket.Product.Key);
        var since = now - Reuse;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"begin:{current.Required}:{product}", ct);
        if (await db.Set<Subscription>().AnyAsync(subscription => subscription.Product == product && subscription.AccessUntil > now && subscription.Status != SubscriptionStatus.Canceled, ct))
        {
            return null;
        }

        var open = await db.Set<Checkout>().FirstOrDefaultAsync(checkout => checkout.Fingerprint == order && checkout.Status == CheckoutStatus.Open && checkout.CreatedAt > since, ct)
            ?? db.Add(Checkout.Of(basket, now, order)).Entity;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return open.Id;
    }

    /// <summary>Ends it, once; says whether this call did.</summary>
    public async Task<bool> EndAsync(Guid attempt, CheckoutStatus status, CancellationToken ct) =>
        await db.Set<Checkout>().Where(checkout => checkout.Id == attempt && checkout.Status == CheckoutStatus.Open).ExecuteUpdateAsync(one => one.SetProperty(row => row.Status, status), ct) > 0;
}

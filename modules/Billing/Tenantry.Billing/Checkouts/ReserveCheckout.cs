using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Reserves the one checkout of a tenant and product, under a lock. Concurrent clicks share a checkout, and any other open checkout of the
/// product is closed. Nothing is called at the payment provider.
/// </summary>
internal sealed class ReserveCheckout(BillingDbContext db, CheckOwnership ownership, ICurrentTenant current, TimeProvider clock)
{
    private static readonly TimeSpan ReuseWindow = TimeSpan.FromHours(1);

    /// <summary>Reserves a checkout: the one of the same choices within the last hour, or a new one.</summary>
    /// <param name="cart">The cart.</param>
    /// <param name="fingerprint">The text that identifies the choices.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The checkout; a problem if the tenant owns the product.</returns>
    public async Task<Result<Checkout>> RunAsync(Cart cart, string fingerprint, CancellationToken ct)
    {
        var (now, product, plan) = (clock.GetUtcNow(), cart.Product.Key, cart.Plan.Key);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockProductAsync(current.Required, product, ct);
        if (await ownership.RunAsync(product, plan, cart.IsRecurring, ct) is { } owned)
        {
            return owned;
        }

        var since = now - ReuseWindow;
        var reserved = await db.Set<Checkout>().AsNoTracking()
            .Where(checkout => checkout.Product == product && checkout.Fingerprint == fingerprint
                && checkout.Status == CheckoutStatus.Open && checkout.CreatedAt > since)
            .OrderByDescending(checkout => checkout.Id).FirstOrDefaultAsync(ct);
        if (reserved is null)
        {
            reserved = db.Add(Checkout.Of(cart, now, fingerprint)).Entity;
            await db.SaveChangesAsync(ct);
        }

        if (cart.IsRecurring || cart.Plan.IsOwnedOnce)
        {
            await CloseOthersAsync(db, reserved, cart.IsRecurring, ct);
        }

        await transaction.CommitAsync(ct);
        return reserved;
    }

    /// <summary>
    /// Closes the open checkouts that would buy the same thing again: those of the product's other plans, or of the same one-time plan.
    /// </summary>
    public static async Task CloseOthersAsync(BillingDbContext db, Checkout kept, bool isRecurring, CancellationToken ct)
    {
        var others = db.Set<Checkout>().Where(other => other.Product == kept.Product && other.Id != kept.Id
            && other.Status == CheckoutStatus.Open
            && (isRecurring
                ? db.Set<PriceVersion>().Any(price => price.Id == other.PriceId && price.Interval != Interval.Once)
                : other.Plan == kept.Plan));
        // A checkout without the provider's ID has no address that anyone was given. The call that is creating it finds it expired.
        await others.Where(other => other.GatewayId == null)
            .ExecuteUpdateAsync(setters => setters.SetProperty(other => other.Status, CheckoutStatus.Expired), ct);
        await others.ExecuteUpdateAsync(setters => setters.SetProperty(other => other.Status, CheckoutStatus.Closing), ct);
    }

    /// <summary>Completes the checkout, once; returns <see langword="true"/> if this call completed it.</summary>
    public async Task<bool> CompleteAsync(Guid id, CheckoutStatus status, CancellationToken ct) =>
        await db.Set<Checkout>().Where(checkout => checkout.Id == id && checkout.Status == CheckoutStatus.Open)
        .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.Status, status), ct) > 0;
}

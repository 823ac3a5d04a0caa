using Tenantry.Billing.Data;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Defines what a live subscription is: a tenant has at most one for each product, and a unique index guarantees it.</summary>
internal static class LiveSubscriptions
{
    /// <summary>Selects the subscriptions of a product that have not ended, whether they grant access or not.</summary>
    public static IQueryable<Subscription> Live(this IQueryable<Subscription> subscriptions, string product) =>
        subscriptions.Where(row => row.Product == product && row.Status != SubscriptionStatus.Canceled && row.DuplicateOf == null);

    /// <summary>
    /// Serializes the purchases of a product by a tenant until the transaction ends. Do not call the payment provider while holding it.
    /// </summary>
    public static Task LockProductAsync(this BillingDbContext db, TenantId tenant, string product, CancellationToken ct) =>
        db.LockAsync($"product:{tenant}:{product}", ct);
}

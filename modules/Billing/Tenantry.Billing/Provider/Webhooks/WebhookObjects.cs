using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Finds the tenant of a webhook: it names no tenant, but its object belongs to one.</summary>
internal static class WebhookObjects
{
    /// <summary>Gets a query for the provider's IDs of all objects of a tenant.</summary>
    public static IQueryable<string> Of(BillingDbContext db, TenantId tenant) =>
        All(db).Where(row => row.Tenant == tenant).Select(row => row.Id);

    /// <summary>Finds the tenant that owns an object; <see langword="null"/> if the object is not stored.</summary>
    public static Task<TenantId?> OwnerAsync(BillingDbContext db, string objectId, CancellationToken ct) =>
        All(db).Where(row => row.Id == objectId).Select(row => (TenantId?)row.Tenant).FirstOrDefaultAsync(ct);

    private static IQueryable<Owned> All(BillingDbContext db) =>
        db.Set<Customer>().Select(row => new Owned { Tenant = row.TenantId, Id = row.GatewayId })
            .Concat(db.Set<Checkout>().Where(row => row.GatewayId != null)
                .Select(row => new Owned { Tenant = row.TenantId, Id = row.GatewayId! }))
            .Concat(db.Set<Subscription>().Select(row => new Owned { Tenant = row.TenantId, Id = row.GatewayId }))
            .Concat(db.Set<Invoice>().Select(row => new Owned { Tenant = row.TenantId, Id = row.GatewayId }))
            .Concat(db.Set<Payment>().Select(row => new Owned { Tenant = row.TenantId, Id = row.GatewayId }))
            .Concat(db.Set<Refund>().Select(row => new Owned { Tenant = row.TenantId, Id = row.GatewayId }))
            .Concat(db.Set<Dispute>().Select(row => new Owned { Tenant = row.TenantId, Id = row.GatewayId }));

    // With property setters EF translates a filter on the projection; with a constructor it cannot.
    private sealed class Owned
    {
        public TenantId Tenant { get; init; }

        public required string Id { get; init; }
    }
}

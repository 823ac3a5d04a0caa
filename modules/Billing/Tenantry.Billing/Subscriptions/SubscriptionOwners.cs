using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Finds the tenant of a subscription by the stored subscription or, failing that, by its customer. A webhook contains no tenant, so the
/// lookup is cross-tenant. The tenants of a batch of webhooks are read in one query and set before the batch is processed.
/// </summary>
internal sealed class SubscriptionOwners(ICrossTenantDbContextFactory<BillingDbContext> across, CustomerTenants customers)
{
    private IReadOnlyDictionary<string, TenantId>? _tenants;

    public void Set(IReadOnlyDictionary<string, TenantId> tenants) => _tenants = tenants;

    /// <summary>Finds the tenant of a subscription of the provider.</summary>
    public async Task<TenantId?> FindAsync(string gatewayId, string customerId, CancellationToken cancellationToken) =>
        await FindAsync(gatewayId, cancellationToken) ?? await customers.FindAsync(customerId, cancellationToken);

    private async Task<TenantId?> FindAsync(string gatewayId, CancellationToken cancellationToken)
    {
        if (_tenants?.TryGetValue(gatewayId, out var tenant) == true)
        {
            return tenant;
        }

        await using var db = await across.CreateDbContextAsync("find the tenant of a payment provider's subscription", cancellationToken);
        return await db.Set<Subscription>().Where(row => row.GatewayId == gatewayId).Select(row => (TenantId?)row.TenantId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Finds the tenants of several subscriptions.</summary>
    public static async Task<IReadOnlyDictionary<string, TenantId>> FindAsync(
        BillingDbContext db, IReadOnlyCollection<string> gatewayIds, CancellationToken cancellationToken) => gatewayIds.Count == 0
            ? new Dictionary<string, TenantId>(StringComparer.Ordinal)
            : await db.Set<Subscription>().Where(row => gatewayIds.Contains(row.GatewayId))
            .Select(row => new { row.GatewayId, row.TenantId })
                .ToDictionaryAsync(row => row.GatewayId, row => row.TenantId, StringComparer.Ordinal, cancellationToken);
}

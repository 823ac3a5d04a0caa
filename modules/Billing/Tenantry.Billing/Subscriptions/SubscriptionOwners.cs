using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Finds the tenant of a subscription: of the mirrored one, and otherwise of its customer. A webhook names no tenant, so this reads across them. The tenants of a batch of webhooks are
/// read at once, and set before each of them is handled.
/// </summary>
internal sealed class SubscriptionOwners(IAcrossTenants<BillingDbContext> across, CustomerTenants customers)
{
    private IReadOnlyDictionary<string, TenantId>? _known;

    public void Set(IReadOnlyDictionary<string, TenantId> known) => _known = known;

    /// <summary>Finds the tenant of a subscription that was read at the provider.</summary>
    public async Task<TenantId?> FindAsync(string gatewayId, string customerId, CancellationToken cancellationToken) =>
        await FindAsync(gatewayId, cancellationToken) ?? await customers.FindAsync(customerId, cancellationToken);

    private async Task<TenantId?> FindAsync(string gatewayId, CancellationToken cancellationToken)
    {
        if (_known?.TryGetValue(gatewayId, out var tenant) == true)
        {
            return tenant;
        }

        await using var db = await across.OpenAsync("find the tenant of a payment provider's subscription", cancellationToken);
        return await db.Set<Subscription>().Where(row => row.GatewayId == gatewayId).Select(row => (TenantId?)row.TenantId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Finds the tenants of several subscriptions.</summary>
    public static async Task<IReadOnlyDictionary<string, TenantId>> FindAsync(
        BillingDbContext db, IReadOnlyCollection<string> gatewayIds, CancellationToken cancellationToken) => gatewayIds.Count == 0
            ? new Dictionary<string, TenantId>(StringComparer.Ordinal)
            : await db.Set<Subscription>().Where(row => gatewayIds.Contains(row.GatewayId)).Select(row => new { row.GatewayId, row.TenantId })
                .ToDictionaryAsync(row => row.GatewayId, row => row.TenantId, StringComparer.Ordinal, cancellationToken);
}

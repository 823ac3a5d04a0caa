using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Webhooks;

/// <summary>The tenants of the subscriptions that a batch of webhooks is about, read at once for all of them.</summary>
internal sealed class KnownOwners
{
    private IReadOnlyDictionary<string, TenantId>? _owners;

    public TenantId? Of(string gatewayId) => _owners?.TryGetValue(gatewayId, out var tenant) == true ? tenant : null;

    public void Set(IReadOnlyDictionary<string, TenantId> owners) => _owners = owners;

    public static async Task<IReadOnlyDictionary<string, TenantId>> FindAsync(
        BillingDbContext db, IEnumerable<WebhookRow> webhooks, CancellationToken cancellationToken)
    {
        var ids = webhooks.Where(row => row.Object == GatewayObject.Subscription).Select(row => row.ObjectId).ToList();
        return ids.Count == 0
            ? new Dictionary<string, TenantId>(StringComparer.Ordinal)
            : await db.Set<Subscription>().Where(row => ids.Contains(row.GatewayId)).Select(row => new { row.GatewayId, row.TenantId })
                .ToDictionaryAsync(row => row.GatewayId, row => row.TenantId, StringComparer.Ordinal, cancellationToken);
    }
}

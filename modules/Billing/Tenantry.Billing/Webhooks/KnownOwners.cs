using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Webhooks;

/// <summary>Whose the subscriptions are that a batch of webhooks is about, asked at once for all of them.</summary>
internal sealed class KnownOwners
{
    private IReadOnlyDictionary<string, TenantId>? _owners;

    public TenantId? Of(string gatewayId) => _owners?.TryGetValue(gatewayId, out var tenant) == true ? tenant : null;

    public void Set(IReadOnlyDictionary<string, TenantId> owners) => _owners = owners;

    public static async Task<IReadOnlyDictionary<string, TenantId>> FindAsync(
        IAcrossTenants<BillingDbContext> across, IEnumerable<WebhookRow> webhooks, CancellationToken ct)
    {
        var ids = webhooks.Where(row => row.Object == GatewayObject.Subscription).Select(row => row.ObjectId).ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<string, TenantId>(StringComparer.Ordinal);
        }

        await using var db = await across.OpenAsync("handle webhooks", ct);
        return await db.Set<Subscription>().Where(row => ids.Contains(row.GatewayId)).Select(row => new { row.GatewayId, row.TenantId })
            .ToDictionaryAsync(row => row.GatewayId, row => row.TenantId, StringComparer.Ordinal, ct);
    }
}

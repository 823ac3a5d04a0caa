using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Invoicing;

/// <summary>
/// Finds the subscription of an invoice. An invoice that was created here apart from the provider's own cycle names it in its metadata: if
/// it were linked at the provider, a declined payment of it would make the subscription past due.
/// </summary>
internal static class InvoiceOwners
{
    private const string Key = "tenantry_subscription";

    public static Dictionary<string, string> Metadata(SubscriptionId id) => new(StringComparer.Ordinal) { [Key] = $"{id}" };

    public static async Task<Subscription?> FindAsync(BillingDbContext db, GatewayInvoice invoice, CancellationToken ct) =>
        invoice.SubscriptionId is { } gatewayId
            ? await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == gatewayId, ct)
            : invoice.Metadata.TryGetValue(Key, out var text) && Guid.TryParse(text, out var id)
                ? await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == new SubscriptionId(id), ct) : null;
}

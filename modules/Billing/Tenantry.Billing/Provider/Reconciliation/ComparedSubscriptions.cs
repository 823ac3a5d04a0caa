using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

internal sealed class ComparedSubscriptions(IPaymentGateway gateway, IAcrossTenants<BillingDbContext> across) : IComparedKind
{
    private const int Page = 100;

    public GatewayObject Kind => GatewayObject.Subscription;

    public async IAsyncEnumerable<ComparedPage> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in gateway.ListSubscriptionsAsync(null, ct).Chunk(Page).WithCancellation(ct))
        {
            var ids = page.Select(listed => listed.Id.Value).ToList();
            await using var db = await OpenAsync(ct);
            var rows = await db.Set<Subscription>().AsNoTracking().Where(row => ids.Contains(row.GatewayId)).ToDictionaryAsync(row => row.GatewayId, ct);
            var prices = await PricesAsync(db, rows.Values, ct);
            yield return new ComparedPage(ids, [.. page.Where(there => !rows.TryGetValue(there.Id, out var here)
                || SubscriptionDifferences.Of(here, prices.GetValueOrDefault(here.PriceId), there).Count > 0).Select(there => there.Id.Value)]);
        }
    }

    public async Task<IReadOnlyList<string>> LivingHereAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<Subscription>().Where(row => row.Status != SubscriptionStatus.Canceled).Select(row => row.GatewayId).ToListAsync(ct);
    }

    public async Task<Finding?> CheckAsync(string gatewayId, CancellationToken ct)
    {
        var there = await gateway.FindSubscriptionAsync(new(gatewayId), ct);
        await using var db = await OpenAsync(ct);
        var here = await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == gatewayId, ct);
        if (there is null)
        {
            return here is null ? null : new Finding(Kind, gatewayId, here.TenantId, DriftReason.MissingThere, [new("Status", here.Status.ToString(), null)]);
        }

        var owner = here?.TenantId
            ?? await db.Set<Customer>().Where(row => row.GatewayId == there.CustomerId).Select(row => (TenantId?)row.TenantId).FirstOrDefaultAsync(ct);
        if (owner is null)
        {
            return new Finding(Kind, gatewayId, null, DriftReason.UnknownCustomer, [new("Customer", null, there.CustomerId), new("Status", null, there.Status.ToString())]);
        }

        var priced = there.Items.Select(item => item.PriceId.Value).Append(there.PriceId.Value).ToList();
        if (!await db.Set<PriceVersion>().AnyAsync(row => row.GatewayId != null && priced.Contains(row.GatewayId), ct))
        {
            return new Finding(Kind, gatewayId, owner, DriftReason.UnknownPrice, [new("Price", null, there.PriceId), new("Status", here?.Status.ToString(), there.Status.ToString())]);
        }

        if (here is null)
        {
            return new Finding(Kind, gatewayId, owner, DriftReason.MissingHere, [new("Status", null, there.Status.ToString()), new("Price", null, there.PriceId)]);
        }

        var prices = await PricesAsync(db, [here], ct);
        return SubscriptionDifferences.Of(here, prices.GetValueOrDefault(here.PriceId), there) is { Count: > 0 } differences
            ? new Finding(Kind, gatewayId, owner, DriftReason.Different, differences)
            : null;
    }

    private static async Task<Dictionary<Guid, string?>> PricesAsync(BillingDbContext db, IEnumerable<Subscription> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.PriceId).Distinct().ToList();
        return await db.Set<PriceVersion>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.GatewayId, ct);
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) => across.OpenAsync("compare subscriptions with the payment provider", ct);
}

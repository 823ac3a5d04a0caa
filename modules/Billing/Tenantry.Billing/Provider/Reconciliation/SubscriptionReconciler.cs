using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Compares subscriptions with the payment provider.</summary>
internal sealed class SubscriptionReconciler(
    IPaymentGateway gateway, CompareRunRate runRate, ICrossTenantDbContextFactory<BillingDbContext> across)
    : IObjectReconciler
{
    private const int Page = 100;

    public GatewayObject Kind => GatewayObject.Subscription;

    public async IAsyncEnumerable<ReconciliationPage> ListPagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in gateway.ListSubscriptionsAsync(null, ct).Chunk(Page).WithCancellation(ct))
        {
            var ids = page.Select(subscription => subscription.Id.Value).ToList();
            await using var db = await OpenAsync(ct);
            var rows = await db.Set<Subscription>().AsNoTracking().Where(row => ids.Contains(row.GatewayId))
                .ToDictionaryAsync(row => row.GatewayId, ct);
            var prices = await PricesAsync(db, rows.Values, ct);
            var suspects = new List<string>();
            foreach (var live in page)
            {
                if (!rows.TryGetValue(live.Id, out var here)
                    || (await DifferencesAsync(here, prices.GetValueOrDefault(here.PriceId), live, ct)).Count > 0)
                {
                    suspects.Add(live.Id.Value);
                }
            }

            yield return new ReconciliationPage(ids, suspects);
        }
    }

    public async Task<IReadOnlyList<string>> ListActiveIdsAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<Subscription>().Where(row => row.Status != SubscriptionStatus.Canceled)
            .Select(row => row.GatewayId).ToListAsync(ct);
    }

    public async Task<DetectedDiscrepancy?> CompareAsync(string gatewayId, CancellationToken ct)
    {
        var providerSubscription = await gateway.FindSubscriptionAsync(new(gatewayId), ct);
        await using var db = await OpenAsync(ct);
        var storedSubscription = await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(row => row.GatewayId == gatewayId, ct);
        if (providerSubscription is null)
        {
            return storedSubscription is null ? null : new DetectedDiscrepancy(Kind, gatewayId, storedSubscription.TenantId,
                DiscrepancyReason.MissingThere, [new("Status", storedSubscription.Status.ToString(), null)]);
        }

        var owner = storedSubscription?.TenantId
            ?? await db.Set<Customer>().Where(row => row.GatewayId == providerSubscription.CustomerId)
            .Select(row => (TenantId?)row.TenantId).FirstOrDefaultAsync(ct);
        if (owner is null)
        {
            return new DetectedDiscrepancy(Kind, gatewayId, null, DiscrepancyReason.UnknownCustomer,
                [new("Customer", null, providerSubscription.CustomerId), new("Status", null, providerSubscription.Status.ToString())]);
        }

        var priceIds = providerSubscription.Items.Select(item => item.PriceId.Value).Append(providerSubscription.PriceId.Value).ToList();
        if (!await db.Set<PriceVersion>().AnyAsync(row => row.GatewayId != null && priceIds.Contains(row.GatewayId), ct))
        {
            return new DetectedDiscrepancy(Kind, gatewayId, owner, DiscrepancyReason.UnknownPrice,
                [new("Price", null, providerSubscription.PriceId),
                    new("Status", storedSubscription?.Status.ToString(), providerSubscription.Status.ToString())]);
        }

        if (storedSubscription is null)
        {
            return new DetectedDiscrepancy(Kind, gatewayId, owner, DiscrepancyReason.MissingHere,
                [new("Status", null, providerSubscription.Status.ToString()), new("Price", null, providerSubscription.PriceId)]);
        }

        var prices = await PricesAsync(db, [storedSubscription], ct);
        return await DifferencesAsync(storedSubscription, prices.GetValueOrDefault(storedSubscription.PriceId), providerSubscription, ct)
            is { Count: > 0 } differences
            ? new DetectedDiscrepancy(Kind, gatewayId, owner, DiscrepancyReason.Different, differences)
            : null;
    }

    // The run rate is compared only where everything else agrees: otherwise its difference follows from the others.
    private async Task<IReadOnlyList<Difference>> DifferencesAsync(
        Subscription here, string? price, GatewaySubscription live, CancellationToken ct) =>
        SubscriptionDifferences.Of(here, price, live) is { Count: > 0 } differences ? differences
        : await runRate.RunAsync(here, price, live, ct) is { } difference ? [difference] : [];

    private static async Task<Dictionary<Guid, string?>> PricesAsync(
        BillingDbContext db, IEnumerable<Subscription> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.PriceId).Distinct().ToList();
        return await db.Set<PriceVersion>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.GatewayId, ct);
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) =>
        across.CreateDbContextAsync("compare subscriptions with the payment provider", ct);
}

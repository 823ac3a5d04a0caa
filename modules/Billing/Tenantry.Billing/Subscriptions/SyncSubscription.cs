using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>
/// Reads a subscription from the provider and stores it. The result is the same for reordered, repeated or missed notifications.
/// </summary>
internal sealed class SyncSubscription(
    BillingDbContext db, IPaymentGateway gateway, SubscriptionOwners owners, StoreSubscription storing, ICurrentTenant current)
    : IObjectSync
{
    async Task<Result> IObjectSync.RunAsync(string gatewayId, CancellationToken ct) =>
        await RunAsync(gatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;

    public async Task<Result<SubscriptionId>> RunAsync(string gatewayId, CancellationToken ct) =>
        await StoreAsync(gatewayId, await db.ReadAsync(() => gateway.FindSubscriptionAsync(new(gatewayId), ct), ct), ct);

    /// <summary>Stores a subscription that has already been read.</summary>
    public async Task<Result<SubscriptionId>> StoreAsync(string gatewayId, ProviderRead<GatewaySubscription?> read, CancellationToken ct)
    {
        if (read.Value is not { } providerSubscription)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (await owners.FindAsync(gatewayId, providerSubscription.CustomerId, ct) is not { } tenant)
        {
            return CustomerProblems.UnknownCustomer;
        }

        using var ambient = current.Change(tenant);
        var rereads = new SubscriptionRereads();
        var stored = await StoreAsync(gatewayId, read, rereads, ct);
        while (stored.IsProblem && rereads.Take() is { } other)
        {
            await RunAsync(other, ct);
            stored = await StoreAsync(gatewayId, read, rereads, ct);
        }

        return stored;
    }

    private async Task<Result<SubscriptionId>> StoreAsync(
        string gatewayId, ProviderRead<GatewaySubscription?> read, SubscriptionRereads rereads, CancellationToken ct)
    {
        SubscriptionId? id = null;
        var stored = await db.StoreAsync(
            gatewayId, read, () => gateway.FindSubscriptionAsync(new(gatewayId), ct),
            async subscription =>
            {
                var result = subscription is null ? SubscriptionProblems.SubscriptionNotFound
                    : await storing.RunAsync(subscription, rereads, ct);
                id = result.IsProblem ? null : result.Value;
                return result.IsProblem ? result.Problem : Result.Success;
            },
            ct);
        return stored.IsProblem
            ? stored.Problem
            : id ?? await db.Set<Subscription>().Where(row => row.GatewayId == gatewayId).Select(row => row.Id).SingleAsync(ct);
    }
}

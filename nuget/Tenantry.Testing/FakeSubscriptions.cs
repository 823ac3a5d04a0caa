using System.Collections.Concurrent;
using Tenantry.Billing.Contracts;

namespace Tenantry.Testing;

/// <summary>
/// Provides subscriptions that a test sets, for a host without the billing module. Register it as <see cref="ISubscriptions"/>, as a
/// singleton.
/// </summary>
/// <param name="currentTenant">The current tenant, whose subscriptions are listed.</param>
public sealed class FakeSubscriptions(ICurrentTenant currentTenant) : ISubscriptions
{
    private readonly ConcurrentDictionary<TenantId, SubscriptionSummary[]> _all = new();
    private readonly ConcurrentDictionary<TenantId, PurchaseSummary[]> _purchases = new();
    private readonly ConcurrentDictionary<TenantId, int> _reads = new();

    /// <summary>
    /// Gets or sets a callback that runs once, after the next read and before its result is used, to simulate a concurrent change.
    /// </summary>
    public Action? AfterRead { get; set; }

    /// <summary>Sets all subscriptions of a tenant. No event is published.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="subscriptions">The subscriptions, newest first.</param>
    public void Set(TenantId tenant, params SubscriptionSummary[] subscriptions) => _all[tenant] = subscriptions;

    /// <summary>Sets all one-time purchases of a tenant. No event is published.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="purchases">The purchases, newest first.</param>
    public void SetPurchases(TenantId tenant, params PurchaseSummary[] purchases) => _purchases[tenant] = purchases;

    /// <summary>Gets the number of times that the subscriptions of a tenant were read.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The number.</returns>
    public int ReadsOf(TenantId tenant) => _reads.GetValueOrDefault(tenant);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default)
    {
        SubscriptionSummary[] subscriptions = [];
        if (currentTenant.Id is { } tenant)
        {
            _reads.AddOrUpdate(tenant, 1, (_, reads) => reads + 1);
            subscriptions = _all.GetValueOrDefault(tenant, []);
        }

        var (callback, _) = (AfterRead, AfterRead = null);
        callback?.Invoke();
        return Task.FromResult<IReadOnlyList<SubscriptionSummary>>(subscriptions);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PurchaseSummary>> ListPurchasesAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<PurchaseSummary>>(currentTenant.Id is { } tenant ? _purchases.GetValueOrDefault(tenant, []) : []);
}

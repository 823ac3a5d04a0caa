using System.Collections.Concurrent;

namespace Tenantry.Onboarding.Tests;

/// <summary>Stores the subscriptions that a test sets, by tenant.</summary>
internal sealed class FakeSubscriptions(ICurrentTenant current) : ISubscriptions
{
    private readonly ConcurrentDictionary<SubscriptionId, SubscriptionSummary> _all = new();

    private readonly ConcurrentDictionary<PurchaseId, PurchaseSummary> _purchases = new();

    public void Set(SubscriptionSummary subscription) => _all[subscription.Id] = subscription;

    public void Set(PurchaseSummary purchase) => _purchases[purchase.Id] = purchase;

    public Task<IReadOnlyList<PurchaseSummary>> ListPurchasesAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<PurchaseSummary>>([.. _purchases.Values.Where(purchase => purchase.Tenant == current.Id)]);

    public Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<SubscriptionSummary>>(
        [.. _all.Values.Where(subscription => subscription.Tenant == current.Id)
            .OrderByDescending(subscription => subscription.StartedAt)]);
}

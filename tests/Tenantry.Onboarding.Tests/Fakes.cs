using System.Collections.Concurrent;

namespace Tenantry.Onboarding.Tests;

/// <summary>Stores the subscriptions that a test sets, by tenant.</summary>
internal sealed class FakeSubscriptions(ICurrentTenant current) : ISubscriptions
{
    private readonly ConcurrentDictionary<SubscriptionId, SubscriptionSummary> _all = new();

    public void Set(SubscriptionSummary subscription) => _all[subscription.Id] = subscription;

    public Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<SubscriptionSummary>>(
        [.. _all.Values.Where(subscription => subscription.Tenant == current.Id)
            .OrderByDescending(subscription => subscription.StartedAt)]);
}

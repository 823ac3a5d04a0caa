using System.Collections.Concurrent;

namespace Tenantry.Onboarding.Tests;

/// <summary>Billing's answer: what a test put in, by tenant.</summary>
internal sealed class FakeSubscriptions(ICurrentTenant current) : ISubscriptions
{
    private readonly ConcurrentDictionary<SubscriptionId, SubscriptionSummary> _all = new();

    public void Set(SubscriptionSummary subscription) => _all[subscription.Id] = subscription;

    public Task<IReadOnlyList<SubscriptionSummary>> ListAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<SubscriptionSummary>>(
        [.. _all.Values.Where(subscriptionSummary => subscriptionSummary.Tenant == current.Id).OrderByDescending(subscriptionSummary => subscriptionSummary.StartedAt)]);
}

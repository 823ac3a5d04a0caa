using Tenantry.Billing.Contracts;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Backplane;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Invalidates the tenant's entitlement snapshot on every node when a subscription changes.</summary>
internal sealed class InvalidateSnapshot(NodeBackplane signals) : IEventHandler<SubscriptionChanged>
{
    public Task HandleAsync(SubscriptionChanged subscriptionChanged, EventContext info, CancellationToken ct)
    {
        signals.Publish(EntitlementTopics.ForTenant(info.Tenant));
        return Task.CompletedTask;
    }
}

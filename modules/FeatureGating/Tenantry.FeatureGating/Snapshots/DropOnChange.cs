using Tenantry.Billing.Contracts;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Signals;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>Invalidates the tenant's entitlement snapshot on every node when a subscription changes.</summary>
internal sealed class DropOnChange(NodeSignals signals) : IEventHandler<SubscriptionChanged>
{
    public Task HandleAsync(SubscriptionChanged subscriptionChanged, EventInfo info, CancellationToken ct)
    {
        signals.Send(EntitlementTopics.Of(info.Tenant));
        return Task.CompletedTask;
    }
}

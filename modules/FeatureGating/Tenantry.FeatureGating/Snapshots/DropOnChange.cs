using Tenantry.Billing.Contracts;
using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Signals;

namespace Tenantry.FeatureGating.Snapshots;

/// <summary>A subscription that changed changes what the tenant may use, on every node.</summary>
internal sealed class DropOnChange(NodeSignals signals) : IEventHandler<SubscriptionChanged>
{
    public Task HandleAsync(SubscriptionChanged happened, EventInfo info, CancellationToken ct)
    {
        signals.Send(EntitlementTopics.Of(info.Tenant));
        return Task.CompletedTask;
    }
}

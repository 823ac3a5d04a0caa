using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Signals;

namespace Tenantry.FeatureGating.Snapshots;

internal sealed class EntitlementChanges(NodeSignals signals) : IEntitlementChanges
{
    public void Publish(TenantId tenant) => signals.Send(EntitlementTopics.Of(tenant));
}

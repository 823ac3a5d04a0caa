using Tenantry.FeatureGating.Features;
using Tenantry.Platform.Backplane;

namespace Tenantry.FeatureGating.Snapshots;

internal sealed class EntitlementChanges(NodeBackplane signals) : IEntitlementChanges
{
    public void Publish(TenantId tenant) => signals.Publish(EntitlementTopics.ForTenant(tenant));
}

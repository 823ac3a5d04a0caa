namespace Tenantry.FeatureGating.Contracts;

/// <summary>Invalidates a tenant's entitlements on every node after the grants of an <see cref="IEntitlementSource"/> change.</summary>
public interface IEntitlementChanges
{
    /// <summary>Publishes a change of a tenant's grants. Call this method after the change is committed.</summary>
    /// <param name="tenant">The tenant.</param>
    void Publish(TenantId tenant);
}

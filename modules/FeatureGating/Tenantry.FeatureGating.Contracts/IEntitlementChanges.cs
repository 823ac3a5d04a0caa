namespace Tenantry.FeatureGating.Contracts;

/// <summary>Makes every node read again what a tenant may use, after an <see cref="IEntitlementSource"/> has changed.</summary>
public interface IEntitlementChanges
{
    /// <summary>Publishes that the grants of a tenant changed. Call it after the change is committed.</summary>
    /// <param name="tenant">The tenant.</param>
    void Publish(TenantId tenant);
}

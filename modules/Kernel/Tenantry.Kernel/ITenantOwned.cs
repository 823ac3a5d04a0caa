namespace Tenantry.Kernel;

/// <summary>
/// Marks an entity whose rows belong to one tenant. Its table carries <c>tenant_id</c> first in its primary key, is filtered by
/// the current tenant, and is guarded by row-level security.
/// </summary>
public interface ITenantOwned
{
    /// <summary>Gets the tenant whose row this is. Left unset, it becomes the current tenant when the entity is added.</summary>
    TenantId TenantId { get; }
}

namespace Tenantry.Kernel;

/// <summary>
/// Marks an entity whose rows belong to one tenant. Its table carries <c>tenant_id</c> first in its primary key, is filtered by the current
/// tenant, and is protected by row-level security.
/// </summary>
public interface ITenantOwned
{
    /// <summary>
    /// Gets the ID of the tenant that owns the row. If it is not set, it becomes the current tenant when the entity is added.
    /// </summary>
    TenantId TenantId { get; }
}

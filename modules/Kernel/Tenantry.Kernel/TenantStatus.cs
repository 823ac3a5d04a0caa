namespace Tenantry.Kernel;

/// <summary>The status of a tenant.</summary>
public enum TenantStatus
{
    /// <summary>The tenant's members and keys are served.</summary>
    Active = 1,

    /// <summary>Nothing is deleted, and every request for the tenant is refused.</summary>
    Suspended = 2,
}

namespace Tenantry.Kernel;

/// <summary>Specifies the status of a tenant.</summary>
public enum TenantStatus
{
    /// <summary>The tenant is active: requests of its members and API keys are served.</summary>
    Active = 1,

    /// <summary>The tenant is suspended: requests are denied, and no data is deleted.</summary>
    Suspended = 2,
}

namespace Tenantry.Kernel;

/// <summary>Defines the names of the tags of traces.</summary>
public static class TraceTags
{
    /// <summary>The ID of the tenant that the work is done for.</summary>
    public const string Tenant = "tenantry.tenant.id";
}

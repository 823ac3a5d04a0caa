using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Defines the link from the page of a tenant to its timeline.</summary>
internal static class TimelineTenantPage
{
    public static TenantPage Page { get; } = new("Timeline", "timeline", "All events of the tenant", PlatformPermissions.Operate);
}

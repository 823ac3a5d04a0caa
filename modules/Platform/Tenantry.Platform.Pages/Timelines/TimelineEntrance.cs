using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>How a tenant's page leads to its timeline.</summary>
internal static class TimelineEntrance
{
    public static TenantPage Page { get; } = new("Timeline", "timeline", "Everything that happened", PlatformPermissions.Operate);
}

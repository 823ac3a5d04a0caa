using Tenantry.Platform.Permissions;

namespace Tenantry.RevenueDashboard;

/// <summary>The permissions of the revenue dashboard.</summary>
public static class RevenueDashboardPermissions
{
    /// <summary>View and export revenue across all tenants.</summary>
    public const string View = "RevenueDashboard.View";

    internal static PermissionDefinition[] All { get; } =
        [new(View, PermissionSide.Operator, "View and export revenue and movements across all tenants.", "finance", "read-only")];
}

using Tenantry.Platform.Permissions;

namespace Tenantry.RevenueDashboard;

/// <summary>The permissions of the revenue dashboard.</summary>
public static class RevenueDashboardPermissions
{
    /// <summary>See revenue across all tenants, and export it.</summary>
    public const string View = "RevenueDashboard.View";

    internal static PermissionDefinition[] All { get; } =
        [new(View, PermissionSide.Operator, "See revenue, its movements and its products across all tenants, and export them.")];
}

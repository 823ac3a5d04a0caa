using Tenantry.Platform.Permissions;

namespace Tenantry.Tenancy;

/// <summary>The permissions of tenancy.</summary>
public static class TenancyPermissions
{
    /// <summary>See who belongs to the workspace, and as what.</summary>
    public const string ViewMembers = "Tenancy.Members.View";

    /// <summary>Make, list and revoke API keys of the workspace.</summary>
    public const string ManageKeys = "Tenancy.Keys.Manage";

    /// <summary>See every tenant, person and key of the deployment.</summary>
    public const string ViewTenants = "Tenancy.Tenants.View";

    /// <summary>Suspend and reactivate tenants, revoke keys.</summary>
    public const string ManageTenants = "Tenancy.Tenants.Manage";

    internal static PermissionDefinition[] All { get; } =
    [
        new(ViewMembers, PermissionSide.Tenant, "See who belongs to the workspace.", "owner", "admin", "member"),
        new(ManageKeys, PermissionSide.Tenant, "Make and revoke API keys.", "owner", "admin"),
        new(ViewTenants, PermissionSide.Operator, "See every tenant, person and key."),
        new(ManageTenants, PermissionSide.Operator, "Suspend and reactivate tenants, revoke keys."),
    ];
}

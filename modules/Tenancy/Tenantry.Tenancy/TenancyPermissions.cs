using Tenantry.Platform.Permissions;

namespace Tenantry.Tenancy;

/// <summary>The permissions of tenancy.</summary>
public static class TenancyPermissions
{
    /// <summary>View the members of the workspace and their roles.</summary>
    public const string ViewMembers = "Tenancy.Members.View";

    /// <summary>Create, list and revoke API keys of the workspace.</summary>
    public const string ManageKeys = "Tenancy.Keys.Manage";

    /// <summary>View all tenants, users and API keys of the deployment.</summary>
    public const string ViewTenants = "Tenancy.Tenants.View";

    /// <summary>Suspend and reactivate tenants, and revoke API keys.</summary>
    public const string ManageTenants = "Tenancy.Tenants.Manage";

    /// <summary>Reset the two-step verification of users.</summary>
    public const string ManageUsers = "Tenancy.Users.Manage";

    /// <summary>Invite operators, change their roles and remove them.</summary>
    public const string ManageOperators = "Tenancy.Operators.Manage";

    internal static PermissionDefinition[] All { get; } =
    [
        new(ViewMembers, PermissionSide.Tenant, "View members.", "owner", "admin", "member"),
        new(ManageKeys, PermissionSide.Tenant, "Create and revoke API keys.", "owner", "admin"),
        new(ViewTenants, PermissionSide.Operator, "View all tenants, users and API keys.", "support", "finance", "read-only"),
        new(ManageOperators, PermissionSide.Operator, "Invite operators, change their roles and remove them."),
        new(ManageUsers, PermissionSide.Operator, "Reset the two-step verification of users.", "support"),
        new(ManageTenants, PermissionSide.Operator, "Suspend and reactivate tenants, and revoke API keys.", "support"),
    ];
}

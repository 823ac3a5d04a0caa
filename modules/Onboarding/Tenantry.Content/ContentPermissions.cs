using Tenantry.Platform.Permissions;

namespace Tenantry.Content;

/// <summary>The permissions of content.</summary>
public static class ContentPermissions
{
    /// <summary>View lessons, projects and the community.</summary>
    public const string View = "Content.View";

    /// <summary>Complete lessons.</summary>
    public const string Progress = "Content.Progress";

    /// <summary>View the enrollments of all tenants.</summary>
    public const string Operate = "Content.Operate";

    internal static PermissionDefinition[] All { get; } =
    [
        new(View, PermissionSide.Tenant, "View lessons, projects and the community.", "owner", "admin", "member"),
        new(Progress, PermissionSide.Tenant, "Complete lessons.", "owner", "admin", "member"),
        new(Operate, PermissionSide.Operator, "View the enrollments of all tenants and their progress.", "support", "read-only"),
    ];
}

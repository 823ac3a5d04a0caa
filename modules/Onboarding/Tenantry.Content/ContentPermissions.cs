using Tenantry.Platform.Permissions;

namespace Tenantry.Content;

/// <summary>The permissions of content.</summary>
public static class ContentPermissions
{
    /// <summary>Read lessons, projects and the community.</summary>
    public const string View = "Content.View";

    /// <summary>Mark lessons as done.</summary>
    public const string Progress = "Content.Progress";

    /// <summary>See the enrollments of every tenant.</summary>
    public const string Operate = "Content.Operate";

    internal static PermissionDefinition[] All { get; } =
    [
        new(View, PermissionSide.Tenant, "Read lessons, projects and the community.", "owner", "admin", "member"),
        new(Progress, PermissionSide.Tenant, "Mark lessons as done.", "owner", "admin", "member"),
        new(Operate, PermissionSide.Operator, "See every enrollment and its progress."),
    ];
}

using Tenantry.Platform.Permissions;

namespace Tenantry.Platform;

/// <summary>Defines the permissions of the platform.</summary>
public static class PlatformPermissions
{
    /// <summary>Allows an operator to view and manage emails, jobs, the audit log and dead letters.</summary>
    public const string Operate = "Platform.Operate";

    internal static PermissionDefinition[] All { get; } =
        [new(Operate, PermissionSide.Operator, "View and manage the deployment: emails, jobs, events and the audit log.", "support")];
}

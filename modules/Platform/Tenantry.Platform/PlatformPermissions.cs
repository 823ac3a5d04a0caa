using Tenantry.Platform.Permissions;

namespace Tenantry.Platform;

/// <summary>The permissions of the platform.</summary>
public static class PlatformPermissions
{
    /// <summary>See the operator's pages: mails, jobs, audit trail, dead letters.</summary>
    public const string Operate = "Platform.Operate";

    internal static PermissionDefinition[] All { get; } =
        [new(Operate, PermissionSide.Operator, "See and steer the deployment: mails, jobs, events and the audit trail.")];
}

using Tenantry.Platform.Permissions;

namespace Tenantry.FeatureGating;

/// <summary>The permissions of feature gating.</summary>
public static class FeatureGatingPermissions
{
    /// <summary>View the tenant's features and the reason for each decision.</summary>
    public const string Read = "FeatureGating.Features.Read";

    /// <summary>Turn features off for all tenants, and grant or deny them for one tenant.</summary>
    public const string Operate = "FeatureGating.Operate";

    internal static PermissionDefinition[] All { get; } =
    [
        new(Read, PermissionSide.Tenant, "View available features and limits.", "owner", "admin", "member"),
        new(Operate, PermissionSide.Operator, "Turn features off for all tenants, and grant or deny them for one tenant.", "support"),
    ];
}

using Tenantry.Platform.Permissions;

namespace Tenantry.FeatureGating;

/// <summary>The permissions of feature gating.</summary>
public static class FeatureGatingPermissions
{
    /// <summary>See what the tenant may use, and why.</summary>
    public const string Read = "FeatureGating.Features.Read";

    /// <summary>Turn features off for everyone, and give or take them for one tenant.</summary>
    public const string Operate = "FeatureGating.Operate";

    internal static PermissionDefinition[] All { get; } =
    [
        new(Read, PermissionSide.Tenant, "See what the account may use, and why.", "owner", "admin", "member"),
        new(Operate, PermissionSide.Operator, "Turn features off for everyone, and give or take them for one tenant."),
    ];
}

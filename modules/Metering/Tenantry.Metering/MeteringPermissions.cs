using Tenantry.Platform.Permissions;

namespace Tenantry.Metering;

/// <summary>The permissions of metering.</summary>
public static class MeteringPermissions
{
    /// <summary>Send usage events; for API keys of the product's own servers.</summary>
    public const string Write = "Metering.Usage.Write";

    /// <summary>See how much the tenant has used.</summary>
    public const string Read = "Metering.Usage.Read";

    /// <summary>See every tenant's use, and count events that were kept apart.</summary>
    public const string Operate = "Metering.Operate";

    internal static PermissionDefinition[] All { get; } =
    [
        new(Write, PermissionSide.Tenant, "Send usage events.", "owner", "admin"),
        new(Read, PermissionSide.Tenant, "See how much is used.", "owner", "admin", "member"),
        new(Operate, PermissionSide.Operator, "See every tenant's use, and count events that were kept apart."),
    ];
}

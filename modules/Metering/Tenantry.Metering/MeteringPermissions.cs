using Tenantry.Platform.Permissions;

namespace Tenantry.Metering;

/// <summary>The permissions of metering.</summary>
public static class MeteringPermissions
{
    /// <summary>Send usage events. For API keys of the product's own servers.</summary>
    public const string Write = "Metering.Usage.Write";

    /// <summary>View the tenant's usage.</summary>
    public const string Read = "Metering.Usage.Read";

    /// <summary>View the usage of all tenants and ingest quarantined events.</summary>
    public const string Operate = "Metering.Operate";

    internal static PermissionDefinition[] All { get; } =
    [
        new(Write, PermissionSide.Tenant, "Send usage events.", "owner", "admin"),
        new(Read, PermissionSide.Tenant, "View usage.", "owner", "admin", "member"),
        new(Operate, PermissionSide.Operator, "View the usage of all tenants and ingest quarantined events.", "support"),
    ];
}

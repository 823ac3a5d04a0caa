using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Defines the operator's list of cross-tenant access.</summary>
internal static class CrossTenantUseResource
{
    public static ResourceDefinition Definition { get; } = new("cross-tenant-use", "Cross-tenant access", PlatformPagesModule.Permission, ListCrossTenantUse.RunAsync)
    {
        Subtitle = "Access to data of more than one tenant, by actor, reason and day.",
        Icon = "layers-intersect",
        Group = OperatorGroups.System,
        Order = 960,
        SearchHint = "Search reasons and actors",
        Columns = [new("Reason"), new("Actor", CellKind.Code), new("Day"), new("Count", CellKind.Number), new("Last access", CellKind.Time)],
    };
}

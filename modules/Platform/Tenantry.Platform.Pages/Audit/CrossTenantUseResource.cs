using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Who worked across tenants, for what, how often.</summary>
internal static class CrossTenantUseResource
{
    public static ResourceDefinition Definition { get; } = new("cross-tenant-use", "Cross-tenant use", PlatformPagesModule.Permission, ListCrossTenantUse.RunAsync)
    {
        Subtitle = "Work that saw more than one tenant's rows: who did it, for what reason, how often on a day.",
        Icon = "layers-intersect",
        Group = OperatorGroups.System,
        Order = 960,
        SearchHint = "Search reasons and actors",
        Columns = [new("Reason"), new("Actor", CellKind.Code), new("Day"), new("Uses", CellKind.Number), new("Last", CellKind.Time)],
    };
}

using Tenantry.AdminUi;
using Tenantry.Platform.Audit;

namespace Tenantry.Platform.Pages;

/// <summary>Defines the operator's list of cross-tenant access.</summary>
internal static class CrossTenantAccessResource
{
    public static Resource<CrossTenantUse> Definition { get; } =
        new Resource<CrossTenantUse>("cross-tenant-use", "Cross-tenant access", PlatformPermissions.Operate)
    {
        Subtitle = "Access to data of more than one tenant, by actor, reason and day.",
        Icon = "layers-intersect",
        Section = OperatorSections.System,
        Order = 960,
        SearchHint = "Search reasons and actors",
    }
        .FromDatabase<PlatformDbContext>("operator reads cross-tenant use", db => db.Set<CrossTenantUse>())
        .WithoutDetail()
        .Column("Reason", use => use.Reason, column => column.Search().Sort())
        .Column("Actor", use => use.Actor, column => column.As(CellKind.Code).Search().Sort())
        .Column("Day", use => use.Day, column => column.Sort().Filter())
        .Column("Count", use => use.Uses, column => column.Sort())
        .Column("Last access", use => use.LastAt, column => column.Sort())
        .OrderRows(uses => uses.OrderByDescending(use => use.LastAt).ThenBy(use => use.Reason).ThenBy(use => use.Actor));
}

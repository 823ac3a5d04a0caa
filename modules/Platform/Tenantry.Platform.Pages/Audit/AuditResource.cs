using Tenantry.AdminUi;
using Tenantry.Platform.Audit;

namespace Tenantry.Platform.Pages;

/// <summary>Defines the operator's list of audit entries. It has no actions, because entries can't be changed.</summary>
internal static class AuditResource
{
    public static Resource<AuditEntry> Definition { get; } = new Resource<AuditEntry>("audit", "Audit trail", PlatformPermissions.Operate)
    {
        Subtitle = "Actions of users and API keys, with their reasons. Entries can't be changed or deleted.",
        Icon = "shield-lock",
        Section = OperatorSections.System,
        Order = 950,
        SearchHint = "Search actions, actors, subjects and reasons",
        Empty = "No activity yet. Audited changes appear here.",
    }
        .FromDatabase<PlatformDbContext>("operator reads the audit trail", db => db.Set<AuditEntry>())
        .Key(entry => entry.TenantId, entry => entry.Id)
        .Column("Action", entry => entry.Action, column => column.Search().Sort())
        .Column("Actor", entry => entry.Actor, column => column.As(CellKind.Code).Search().Sort())
        .Column("Subject", entry => entry.Subject, column => column.As(CellKind.Code).Search())
        .Column("Reason", entry => entry.Reason, column => column.Search())
        .Column("Tenant", entry => entry.TenantId, column => column.Filter())
        .Column("Date", entry => entry.At, column => column.Sort().Filter())
        .OrderByDescending(entry => entry.At)
        .Text("Details", entry => entry.Detail, CellKind.Json);
}

using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>Defines the operator's list of audit entries. It has no actions, because entries can't be changed.</summary>
internal static class AuditResource
{
    public static ResourceDefinition Definition { get; } = new("audit", "Audit trail", PlatformPagesModule.Permission, ListAudit.RunAsync)
    {
        Subtitle = "Actions of users and API keys, with their reasons. Entries can't be changed or deleted.",
        Icon = "shield-lock",
        Group = OperatorGroups.System,
        Order = 950,
        SearchHint = "Search actions, actors, subjects and reasons",
        Empty = "No activity yet. Audited changes appear here.",
        Columns = [new("Action"), new("Actor", CellKind.Code), new("Subject", CellKind.Code), new("Reason"), new("Tenant"), new("Date", CellKind.Time)],
        FindAsync = FindAuditEntry.RunAsync,
    };
}

using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>The audit trail. It has no actions: nothing edits it.</summary>
internal static class AuditResource
{
    public static ResourceDefinition Definition { get; } = new("audit", "Audit trail", PlatformPagesModule.Permission, ListAudit.RunAsync)
    {
        Subtitle = "What people and keys did, and why. Nothing here can be changed or deleted.",
        Icon = "shield-lock",
        Group = OperatorGroups.System,
        Order = 950,
        SearchHint = "Search actions, actors, subjects and reasons",
        Empty = "An entry stands here as soon as somebody changes something that is audited.",
        Columns = [new("Action"), new("Actor", CellKind.Code), new("Subject", CellKind.Code), new("Reason"), new("Tenant"), new("When", CellKind.Time)],
        FindAsync = FindAuditEntry.RunAsync,
    };
}

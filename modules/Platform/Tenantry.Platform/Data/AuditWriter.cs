using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Tenantry.Platform.Data;

/// <summary>Writes audit entries in the transaction of the change that they record.</summary>
internal static class AuditWriter
{
    public static async Task WriteAsync(TenantDbContext context, List<AuditNote> notes, CancellationToken ct)
    {
        if (notes.Count == 0)
        {
            return;
        }

        var now = context.GetService<TimeProvider>().GetUtcNow();
        var actor = context.GetService<ICurrentUser>().Actor;
        // Without a tenant the entry belongs to the host, and row-level security requires the current tenant to be the host.
        var current = context.GetService<ICurrentTenant>();
        using var tenant = current.Change(current.Id ?? TenantId.Host);
        foreach (var note in notes)
        {
            var detail = note.Detail is null ? null : JsonSerializer.Serialize(note.Detail, StoredEvents.Json);
            await context.Database.ExecuteSqlAsync(
                $"""
                insert into platform.audit_entry (tenant_id, id, at, actor, action, subject, reason, detail)
                values ({context.TenantOrNone.Value}, {Guid.CreateVersion7(now)}, {now}, {actor}, {note.Action}, {note.Subject},
                    {note.Reason}, {detail}::jsonb)
                """,
                ct);
        }
    }
}

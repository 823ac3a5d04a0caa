using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Audit;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Pages;

internal static class FindAuditEntry
{
    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (RowKey.Parse(id) is not { } key)
        {
            return null;
        }

        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator reads the audit trail", ct);
        if (await db.Set<AuditEntry>().AsNoTracking().FirstOrDefaultAsync(auditEntry => auditEntry.TenantId == key.Tenant && auditEntry.Id == key.Id, ct) is not { } entry)
        {
            return null;
        }

        var tenant = await TenantNames.OfAsync(services, [entry.TenantId], ct);
        return new ResourceDetail(
            entry.Action,
            [
                new("Date", entry.At),
                new("Actor", entry.Actor, CellKind.Code),
                new("Subject", entry.Subject, CellKind.Code),
                new("Tenant", tenant(entry.TenantId)),
                new("Reason", entry.Reason),
            ])
        {
            Texts = [new("Details", entry.Detail, CellKind.Json)],
        };
    }
}

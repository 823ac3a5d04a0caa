using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Audit;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Pages;

internal static class ListAudit
{
    public static async Task<ResourcePage> RunAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator reads the audit trail", ct);
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            var like = LikeText.Containing(query.Search);
            entries = entries.Where(auditEntry => EF.Functions.ILike(auditEntry.Action, like, LikeText.Escape) || EF.Functions.ILike(auditEntry.Actor, like, LikeText.Escape)
                || EF.Functions.ILike(auditEntry.Subject, like, LikeText.Escape) || EF.Functions.ILike(auditEntry.Reason!, like, LikeText.Escape));
        }

        var total = await entries.CountAsync(ct);
        var rows = await entries.OrderByDescending(auditEntry => auditEntry.At).ThenByDescending(auditEntry => auditEntry.Id).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var tenant = await TenantNames.OfAsync(services, rows.Select(auditEntry => auditEntry.TenantId), ct);
        return new ResourcePage(
            [.. rows.Select(auditEntry => new ResourceRow(
                new RowKey(auditEntry.TenantId, auditEntry.Id).ToString(), auditEntry.Action, auditEntry.Actor, auditEntry.Subject, auditEntry.Reason, tenant(auditEntry.TenantId), auditEntry.At))],
            total);
    }
}

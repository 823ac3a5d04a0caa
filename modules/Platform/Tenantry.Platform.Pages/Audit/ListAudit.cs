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
            entries = entries.Where(entry => EF.Functions.ILike(entry.Action, like, LikeText.Escape) || EF.Functions.ILike(entry.Actor, like, LikeText.Escape)
                || EF.Functions.ILike(entry.Subject, like, LikeText.Escape) || EF.Functions.ILike(entry.Reason!, like, LikeText.Escape));
        }

        var total = await entries.CountAsync(ct);
        var rows = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var tenant = await TenantNames.OfAsync(services, rows.Select(entry => entry.TenantId), ct);
        return new ResourcePage(
            [.. rows.Select(entry => new ResourceRow(
                new RowKey(entry.TenantId, entry.Id).ToString(), entry.Action, entry.Actor, entry.Subject, entry.Reason, tenant(entry.TenantId), entry.At))],
            total);
    }
}

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
            entries = entries.Where(one => EF.Functions.ILike(one.Action, like, LikeText.Escape) || EF.Functions.ILike(one.Actor, like, LikeText.Escape)
                || EF.Functions.ILike(one.Subject, like, LikeText.Escape) || EF.Functions.ILike(one.Reason!, like, LikeText.Escape));
        }

        var total = await entries.CountAsync(ct);
        var rows = await entries.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var tenant = await TenantNames.OfAsync(services, rows.Select(one => one.TenantId), ct);
        return new ResourcePage(
            [.. rows.Select(one => new ResourceRow(
                new RowKey(one.TenantId, one.Id).ToString(), one.Action, one.Actor, one.Subject, one.Reason, tenant(one.TenantId), one.At))],
            total);
    }
}

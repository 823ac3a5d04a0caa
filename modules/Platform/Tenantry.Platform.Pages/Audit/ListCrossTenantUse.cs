using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Audit;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Pages;

internal static class ListCrossTenantUse
{
    public static async Task<ResourcePage> RunAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator reads cross-tenant access", ct);
        var uses = db.Set<CrossTenantUse>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            var like = LikeText.Containing(query.Search);
            uses = uses.Where(use => EF.Functions.ILike(use.Reason, like, LikeText.Escape) || EF.Functions.ILike(use.Actor, like, LikeText.Escape));
        }

        var total = await uses.CountAsync(ct);
        var rows = await uses.OrderByDescending(use => use.LastAt).ThenBy(use => use.Reason).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        return new ResourcePage(
            [.. rows.Select(use => new ResourceRow($"{use.Day:yyyyMMdd}", use.Reason, use.Actor, use.Day, use.Uses, use.LastAt))], total);
    }
}

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
        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator reads cross-tenant use", ct);
        var uses = db.Set<CrossTenantUse>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            var like = LikeText.Containing(query.Search);
            uses = uses.Where(crossTenantUse => EF.Functions.ILike(crossTenantUse.Reason, like, LikeText.Escape) || EF.Functions.ILike(crossTenantUse.Actor, like, LikeText.Escape));
        }

        var total = await uses.CountAsync(ct);
        var rows = await uses.OrderByDescending(crossTenantUse => crossTenantUse.LastAt).ThenBy(crossTenantUse => crossTenantUse.Reason).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        return new ResourcePage(
            [.. rows.Select(crossTenantUse => new ResourceRow($"{crossTenantUse.Day:yyyyMMdd}", crossTenantUse.Reason, crossTenantUse.Actor, crossTenantUse.Day, crossTenantUse.Uses, crossTenantUse.LastAt))], total);
    }
}

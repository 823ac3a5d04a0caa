using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Resources;

namespace Tenantry.AdminUi.Operations;

internal static class ListDeadLetters
{
    private const int LongestError = 160;

    public static async Task<ResourcePage> RunAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator lists dead letters", ct);
        var letters = db.Set<OutboxDeadLetter>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            var like = LikeText.Containing(query.Search);
            letters = letters.Where(one => EF.Functions.ILike(one.Name, like, LikeText.Escape) || EF.Functions.ILike(one.Error, like, LikeText.Escape));
        }

        var total = await letters.CountAsync(ct);
        var rows = await letters.OrderByDescending(one => one.DiedAt).ThenByDescending(one => one.Id).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var tenant = await TenantNames.OfAsync(services, rows.Select(one => one.TenantId), ct);
        return new ResourcePage(
            [.. rows.Select(one => new ResourceRow(
                new RowKey(one.TenantId, one.Id).ToString(), one.Name, tenant(one.TenantId), FirstLine(one.Error), one.OccurredAt, one.DiedAt))],
            total);
    }

    private static string FirstLine(string error)
    {
        var line = error.AsSpan().TrimStart();
        line = line[..(line.IndexOfAny('\r', '\n') is var end and >= 0 ? end : line.Length)];
        return line.Length > LongestError ? $"{line[..LongestError]}…" : line.ToString();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;
using Tenantry.Platform;
using Tenantry.Platform.Audit;
using Tenantry.Platform.Data;

namespace Tenantry.AdminUi.Operations;

/// <summary>What was done to one thing: an operator sees every entry, a tenant its own and no reasons.</summary>
internal static class TrailOfSubject
{
    private const int Most = 50;

    public static async Task<IReadOnlyList<TimelineItem>> ReadAsync(IServiceProvider services, string subject, bool asOperator, CancellationToken ct)
    {
        if (!asOperator)
        {
            return await ReadAsync(services.GetRequiredService<PlatformDbContext>(), subject, withReasons: false, ct);
        }

        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator reads the audit trail", ct);
        return await ReadAsync(db, subject, withReasons: true, ct);
    }

    private static async Task<IReadOnlyList<TimelineItem>> ReadAsync(PlatformDbContext db, string subject, bool withReasons, CancellationToken ct)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(one => one.Subject == subject)
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(Most).ToListAsync(ct);
        return [.. entries.Select(one => new TimelineItem(
            one.Action, one.At, withReasons && one.Reason is not null ? $"By {one.Actor}: {one.Reason}" : $"By {one.Actor}", "pencil"))];
    }
}

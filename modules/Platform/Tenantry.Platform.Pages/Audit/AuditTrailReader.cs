using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Platform.Audit;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Pages;

/// <summary>Reads the audit entries about one subject. An operator gets all entries; a tenant gets its own, without reasons.</summary>
internal sealed class AuditTrailReader(PlatformDbContext platform, ICrossTenantDbContextFactory<PlatformDbContext> across) : IAuditTrail
{
    private const int MaxEntries = 50;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(string subject, bool isOperator, CancellationToken cancellationToken)
    {
        if (!isOperator)
        {
            return await ReadAsync(platform, subject, withReasons: false, cancellationToken);
        }

        await using var db = await across.CreateDbContextAsync("operator reads the audit trail", cancellationToken);
        return await ReadAsync(db, subject, withReasons: true, cancellationToken);
    }

    private static async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        PlatformDbContext db, string subject, bool withReasons, CancellationToken cancellationToken)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Subject == subject)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(MaxEntries).ToListAsync(cancellationToken);
        return [.. entries.Select(entry => new TimelineEntry(entry.At, entry.Action)
        {
            Text = withReasons && entry.Reason is not null ? $"By {entry.Actor}: {entry.Reason}" : $"By {entry.Actor}",
            Icon = "pencil",
        })];
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Metering.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Metering.Reservations;

/// <summary>Releases expired reservations and deletes those that can no longer be committed.</summary>
internal sealed class ReleaseExpiredReservations(
    ICrossTenantDbContextFactory<MeteringDbContext> contexts, MeteringOptions options, TimeProvider clock,
    ILogger<ReleaseExpiredReservations> logger) : IRecurringJob
{
    private const int Page = 1_000;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync("metering releases reservations", ct);
        var now = clock.GetUtcNow();
        var released = 0;
        int page;
        do
        {
            page = (await db.Database.SqlQuery<int>(
                $"""
                with due as (
                    select tenant_id, id from metering.usage_reservation where lapsed_at is null and expires_at <= {now}
                    order by expires_at limit {Page} for update skip locked),
                lapsed as (
                    update metering.usage_reservation held set lapsed_at = {now} from due
                    where held.tenant_id = due.tenant_id and held.id = due.id
                    returning held.tenant_id, meter, period_start, period_end, quantity),
                freed as (
                    update metering.usage_counter total set reserved = total.reserved - back.quantity
                    from (select tenant_id, meter, period_start, period_end, sum(quantity)::bigint as quantity from lapsed group by 1, 2,
                        3, 4) back
                    where total.tenant_id = back.tenant_id and total.meter = back.meter
                        and total.period_start = back.period_start and total.period_end = back.period_end)
                select count(*)::int as "Value" from lapsed
                """).ToListAsync(ct))[0];
            released += page;
        }
        while (page == Page);

        await db.Set<UsageReservation>().Where(row => row.LapsedAt < now - options.LateCommit).ExecuteDeleteAsync(ct);
        if (released > 0)
        {
            logger.Expired(released);
        }
    }
}

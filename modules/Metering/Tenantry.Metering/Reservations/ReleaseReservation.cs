using Tenantry.Metering.Data;

namespace Tenantry.Metering.Reservations;

/// <summary>Releases a reservation. If it is committed and released at the same time, the first of the two wins.</summary>
internal sealed class ReleaseReservation(TenantSql sql)
{
    private const string Release = """
        with reservation as (
            delete from metering.usage_reservation where tenant_id = $1 and id = $2 returning *)
        update metering.usage_counter total set reserved = total.reserved - mine.quantity
        from reservation mine
        where mine.lapsed_at is null and total.tenant_id = $1 and total.meter = mine.meter
            and total.period_start = mine.period_start and total.period_end = mine.period_end
        """;

    public Task RunAsync(Guid reservation, CancellationToken ct) => sql.RunAsync(TenantLock.None, ct, Release, reservation);
}

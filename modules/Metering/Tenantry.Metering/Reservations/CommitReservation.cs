using Tenantry.Metering.Data;

namespace Tenantry.Metering.Reservations;

/// <summary>Commits a reservation, even after it expired: the work was done.</summary>
internal sealed class CommitReservation(TenantSql sql, TimeProvider clock)
{
    // The event's key decides: if an event with this key was already counted, the reservation is released and nothing is added.
    private const string Commit = """
        with reservation as (
            delete from metering.usage_reservation where tenant_id = $1 and id = $2 returning *),
        event as (
            insert into metering.usage_event (tenant_id, key, meter, quantity, fingerprint, occurred_at, received_at)
            select $1, key, meter, quantity, fingerprint, reserved_at, $3 from reservation
            on conflict do nothing
            returning quantity)
        update metering.usage_counter total set
            used = total.used + counted.quantity,
            reserved = total.reserved - case when mine.lapsed_at is null and total.period_start = mine.period_start
                and total.period_end = mine.period_end
                then mine.quantity else 0 end
        from reservation mine, (select coalesce(sum(quantity), 0)::bigint as quantity from event) counted
        where total.tenant_id = $1 and total.meter = mine.meter and total.period_start <= mine.reserved_at
            and total.period_end > mine.reserved_at
        """;

    public Task RunAsync(Guid reservation, CancellationToken ct) =>
        sql.RunAsync(TenantLock.Shared, ct, Commit, reservation, clock.GetUtcNow());
}

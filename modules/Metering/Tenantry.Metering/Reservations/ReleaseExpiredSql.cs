namespace Tenantry.Metering.Reservations;

/// <summary>Releases expired reservations. A reservation that is being committed at the same time is skipped.</summary>
internal static class ReleaseExpiredSql
{
    /// <summary>
    /// Releases the expired reservations of one period of the current tenant: <c>$2</c> is the meter, <c>$3</c> and <c>$4</c> are the
    /// period, <c>$5</c> is now, <c>$6</c> is a key that can be reserved in another period. Returns the number of released reservations.
    /// </summary>
    public const string OfOnePeriod = """
        with due as (
            select id from metering.usage_reservation
            where tenant_id = $1 and lapsed_at is null and expires_at <= $5
                and (meter = $2 and period_start = $3 and period_end = $4 or key = $6)
            for update skip locked),
        lapsed as (
            update metering.usage_reservation set lapsed_at = $5 from due
            where usage_reservation.tenant_id = $1 and usage_reservation.id = due.id
            returning meter, period_start, period_end, quantity),
        freed as (
            update metering.usage_counter total set reserved = total.reserved - back.quantity
            from (select meter, period_start, period_end, sum(quantity)::bigint as quantity from lapsed group by 1, 2, 3) back
            where total.tenant_id = $1 and total.meter = back.meter
                and total.period_start = back.period_start and total.period_end = back.period_end)
        select count(*) from lapsed
        """;
}

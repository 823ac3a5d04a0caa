using System.Data.Common;
using Npgsql;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Counters;

namespace Tenantry.Metering.Reservations;

/// <summary>Reserves usage if the limit of the period allows it.</summary>
internal sealed class ReserveUsage(TenantSql sql, CreateUsageCounter createCounter, MeterCatalog meters, MeteringOptions options,
    TimeProvider clock, MeteringMetrics metrics)
{
    // The limit is a condition on the one row that the statement locks: a caller that waits for the row evaluates it again. The reservation
    // is a plain insert, so a concurrent reservation with the same key rolls back the whole statement instead of reserving quota without an
    // owner.
    private const string Reserve = """
        with gate as (
            update metering.usage_counter set reserved = reserved + $5
            where tenant_id = $1 and meter = $2 and period_start = $3 and period_end = $4
                and ($6::bigint is null or used + reserved + $5 <= $6::bigint)
                and not exists (select from metering.usage_event where tenant_id = $1 and key = $7)
                and not exists (select from metering.usage_reservation where tenant_id = $1 and key = $7 and lapsed_at is null)
            returning used + reserved as used),
        reservation as (
            insert into metering.usage_reservation (tenant_id, id, key, meter, quantity, fingerprint, period_start, period_end,
                reserved_at, expires_at)
            select $1, $8, $7, $2, $5, $9, $3, $4, $10, $11 from gate)
        select used from gate
        """;

    private const string SelectState = """
        select (select meter from metering.usage_event where tenant_id = $1 and key = $5), held.id, held.meter, held.expires_at,
            (select used + reserved from metering.usage_counter where tenant_id = $1 and meter = $2 and period_start = $3
                and period_end = $4)
        from (select) one left join metering.usage_reservation held on held.tenant_id = $1 and held.key = $5 and held.lapsed_at is null
        """;

    public async Task<QuotaReservation> RunAsync(string meter, long quantity, long? limit, UsagePeriod period, string key,
        CancellationToken ct)
    {
        meters.EnsureExists(meter);
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, UsageEvent.MaxQuantity);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, UsageEvent.MaxKey);
        var request = new ReservationRequest(meter, quantity, limit,
            new UsagePeriod(period.Start.ToDatabasePrecision(), period.End.ToDatabasePrecision()), key);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(request.Period.Start, request.Period.End, nameof(period));
        var reservation = await ReserveAsync(request, ct);
        metrics.RecordReservation(meter, reservation.IsGranted);
        return reservation;
    }

    private async Task<QuotaReservation> ReserveAsync(ReservationRequest request, CancellationToken ct)
    {
        // Each round except the last changes the state for the next one: the concurrent reservation is visible, the counter was created, or
        // quota was released.
        for (var round = 1; ; round++)
        {
            var now = clock.GetUtcNow().ToDatabasePrecision();
            var id = Guid.CreateVersion7(now);
            if (await TryReserveAsync(request, id, now, ct) is { } used)
            {
                return new QuotaReservation(id, used, request.Limit, AlreadyCounted: false);
            }

            var state = await ReadStateAsync(request, now, ct);
            if ((state.CountedMeter ?? state.ReservedMeter) is { } other && other != request.Meter)
            {
                throw new InvalidOperationException($"The key was already used for meter '{other}'. Include the meter in the key.");
            }

            if (state.CountedMeter is not null)
            {
                return new QuotaReservation(id, state.Used ?? 0, request.Limit, AlreadyCounted: true);
            }

            if (state.ReservationId is { } reservation && state.ExpiresAt > now)
            {
                return new QuotaReservation(reservation, state.Used ?? 0, request.Limit, AlreadyCounted: false);
            }

            if (state.Used is null)
            {
                await createCounter.RunAsync(request.Meter, request.Period, ct);
            }
            else if ((state.Released == 0 && state.Used + request.Quantity > request.Limit) || round > 8)
            {
                // Refused only if the state that was read has no quota left either: the counter can have been created between the two
                // statements. In the last round, less quota was available at the refusal than requested.
                return new QuotaReservation(null, Math.Max(state.Used.Value, request.Limit - request.Quantity + 1 ?? 0), request.Limit,
                    AlreadyCounted: false);
            }
        }
    }

    private async Task<long?> TryReserveAsync(ReservationRequest request, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        // The time must lie in the period, even if the period ended since the decision: counters and events must agree.
        var at = now < request.Period.Start ? request.Period.Start : now >= request.Period.End
            ? request.Period.End - DatabaseTime.Resolution : now;
        try
        {
            return await sql.RunAsync(
                TenantLock.None,
                async reader => await reader.ReadAsync(ct) ? reader.GetInt64(0) : (long?)null,
                ct,
                (Reserve,
                [
                    request.Meter, request.Period.Start, request.Period.End, request.Quantity, request.Limit, request.Key, id,
                    new UsageEventInput(request.Meter, request.Quantity, request.Key, At: null).Fingerprint(), at,
                    now + options.ReservationLifetime,
                ]));
        }
        catch (PostgresException concurrent) when (concurrent.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    private Task<ReservationState> ReadStateAsync(ReservationRequest request, DateTimeOffset now, CancellationToken ct) => sql.RunAsync(
        TenantLock.None,
        async reader =>
        {
            await reader.ReadAsync(ct);
            var released = reader.GetInt64(0);
            await reader.NextResultAsync(ct);
            await reader.ReadAsync(ct);
            return new ReservationState(
                released, await OrNull<string>(reader, 0, ct), await OrNull<Guid?>(reader, 1, ct), await OrNull<string>(reader, 2, ct),
                await OrNull<DateTimeOffset?>(reader, 3, ct), await OrNull<long?>(reader, 4, ct));
        },
        ct,
        (ReleaseExpiredSql.OfOnePeriod, [request.Meter, request.Period.Start, request.Period.End, now, request.Key]),
        (SelectState, [request.Meter, request.Period.Start, request.Period.End, request.Key]));

    private static async Task<T?> OrNull<T>(DbDataReader reader, int column, CancellationToken ct) =>
        await reader.IsDBNullAsync(column, ct) ? default : await reader.GetFieldValueAsync<T>(column, ct);

    private sealed record ReservationRequest(string Meter, long Quantity, long? Limit, UsagePeriod Period, string Key);

    private sealed record ReservationState(long Released, string? CountedMeter, Guid? ReservationId, string? ReservedMeter,
        DateTimeOffset? ExpiresAt, long? Used);
}

using System.Data.Common;
using Npgsql;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Totals;

namespace Tenantry.Metering.Reservations;

/// <summary>Sets use aside, if the period has room for it.</summary>
internal sealed class ReserveUsage(TenantSql sql, OpenTotal open, MeterCatalogue meters, MeteringOptions options, TimeProvider clock, MeteringMetrics metrics)
{
    // The limit is a condition on the one row that the statement locks: whoever waits for the row judges it anew. The reservation is a
    // plain insert, so that a rival under the same key undoes the whole statement instead of leaving its share set aside for nobody.
    private const string Gate = """
        with gate as (
            update metering.usage_total set reserved = reserved + $5
            where tenant_id = $1 and meter = $2 and period_start = $3 and period_end = $4
                and ($6::bigint is null or used + reserved + $5 <= $6::bigint)
                and not exists (select from metering.usage_event where tenant_id = $1 and key = $7)
                and not exists (select from metering.usage_reservation where tenant_id = $1 and key = $7 and lapsed_at is null)
            returning used + reserved as used),
        reservation as (
            insert into metering.usage_reservation (tenant_id, id, key, meter, quantity, fingerprint, period_start, period_end, reserved_at, expires_at)
            select $1, $8, $7, $2, $5, $9, $3, $4, $10, $11 from gate)
        select used from gate
        """;

    private const string Look = """
        select (select meter from metering.usage_event where tenant_id = $1 and key = $5), held.id, held.meter, held.expires_at,
            (select used + reserved from metering.usage_total where tenant_id = $1 and meter = $2 and period_start = $3 and period_end = $4)
        from (select) one left join metering.usage_reservation held on held.tenant_id = $1 and held.key = $5 and held.lapsed_at is null
        """;

    public async Task<QuotaReservation> RunAsync(string meter, long quantity, long? limit, UsagePeriod period, string key, CancellationToken ct)
    {
        meters.MustKnow(meter);
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, UsageEvent.MaxQuantity);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, UsageEvent.MaxKey);
        var asked = new Asked(meter, quantity, limit, new UsagePeriod(period.Start.Stored(), period.End.Stored()), key);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(asked.Period.Start, asked.Period.End, nameof(period));
        var answer = await ReserveAsync(asked, ct);
        metrics.Reserved(meter, answer.IsGranted);
        return answer;
    }

    private async Task<QuotaReservation> ReserveAsync(Asked asked, CancellationToken ct)
    {
        // Each round but the last changes what the next one meets: a rival's key is there, the total is open, room was freed.
        for (var round = 1; ; round++)
        {
            var now = clock.GetUtcNow().Stored();
            var id = Guid.CreateVersion7(now);
            if (await PassAsync(asked, id, now, ct) is { } used)
            {
                return new QuotaReservation(id, used, asked.Limit, AlreadyCounted: false);
            }

            var seen = await LookAsync(asked, now, ct);
            if ((seen.CountedOn ?? seen.HeldOn) is { } other && other != asked.Meter)
            {
                throw new InvalidOperationException($"The key was used on meter '{other}' before. Make the meter a part of the key.");
            }

            if (seen.CountedOn is not null)
            {
                return new QuotaReservation(id, seen.Used ?? 0, asked.Limit, AlreadyCounted: true);
            }

            if (seen.Held is { } held && seen.HeldUntil > now)
            {
                return new QuotaReservation(held, seen.Used ?? 0, asked.Limit, AlreadyCounted: false);
            }

            if (seen.Used is null)
            {
                await open.RunAsync(asked.Meter, asked.Period, ct);
            }
            else if ((seen.Freed == 0 && seen.Used + asked.Quantity > asked.Limit) || round > 8)
            {
                // Refused only where what was read has no room either: the total may have been opened between the two. In the last round
                // there was less room at the refusal than was asked for.
                return new QuotaReservation(null, Math.Max(seen.Used.Value, asked.Limit - asked.Quantity + 1 ?? 0), asked.Limit, AlreadyCounted: false);
            }
        }
    }

    private async Task<long?> PassAsync(Asked asked, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        // Its instant lies in its period, also when the period ended between the question and now: total and events must agree.
        var at = now < asked.Period.Start ? asked.Period.Start : now >= asked.Period.End ? asked.Period.End - Instants.Step : now;
        try
        {
            return await sql.RunAsync(
                TenantLock.None,
                async reader => await reader.ReadAsync(ct) ? reader.GetInt64(0) : (long?)null,
                ct,
                (Gate,
                [
                    asked.Meter, asked.Period.Start, asked.Period.End, asked.Quantity, asked.Limit, asked.Key, id,
                    new SentEvent(asked.Meter, asked.Quantity, asked.Key, At: null).Fingerprint(), at, now + options.ReservationLifetime,
                ]));
        }
        catch (PostgresException rival) when (rival.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    private Task<Seen> LookAsync(Asked asked, DateTimeOffset now, CancellationToken ct) => sql.RunAsync(
        TenantLock.None,
        async reader =>
        {
            await reader.ReadAsync(ct);
            var freed = reader.GetInt64(0);
            await reader.NextResultAsync(ct);
            await reader.ReadAsync(ct);
            return new Seen(
                freed, await OrNull<string>(reader, 0, ct), await OrNull<Guid?>(reader, 1, ct), await OrNull<string>(reader, 2, ct),
                await OrNull<DateTimeOffset?>(reader, 3, ct), await OrNull<long?>(reader, 4, ct));
        },
        ct,
        (FreeLapsed.OfOnePeriod, [asked.Meter, asked.Period.Start, asked.Period.End, now, asked.Key]),
        (Look, [asked.Meter, asked.Period.Start, asked.Period.End, asked.Key]));

    private static async Task<T?> OrNull<T>(DbDataReader reader, int column, CancellationToken ct) =>
        await reader.IsDBNullAsync(column, ct) ? default : await reader.GetFieldValueAsync<T>(column, ct);

    private sealed record Asked(string Meter, long Quantity, long? Limit, UsagePeriod Period, string Key);

    private sealed record Seen(long Freed, string? CountedOn, Guid? Held, string? HeldOn, DateTimeOffset? HeldUntil, long? Used);
}

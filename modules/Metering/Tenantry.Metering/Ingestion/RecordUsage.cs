using System.Data.Common;
using Microsoft.Extensions.Logging;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Quarantine;

namespace Tenantry.Metering.Ingestion;

/// <summary>Records usage events once per idempotency key and adds them to every usage counter whose period contains them.</summary>
internal sealed class RecordUsage(
    TenantSql sql, MeterCatalog meters, QuarantineEvents unmatched, ICurrentTenant current, TimeProvider clock, MeteringMetrics metrics,
    ILogger<RecordUsage> logger)
{
    // Events and usage counters in one statement. The keys are ordered: two batches with the same keys in reverse order would deadlock.
    private const string Store = """
        with stored as (
            insert into metering.usage_event (tenant_id, key, meter, quantity, fingerprint, occurred_at, received_at)
            select $1, sent.*, $7 from unnest($2::text[], $3::text[], $4::bigint[], $5::bytea[], $6::timestamptz[])
                as sent (key, meter, quantity, fingerprint, occurred_at) order by sent.key
            on conflict do nothing
            returning key, meter, quantity, occurred_at),
        counted as (
            update metering.usage_counter total set used = total.used + more.quantity
            from (select t.meter, t.period_start, t.period_end, sum(s.quantity)::bigint as quantity
                  from stored s join metering.usage_counter t
                      on t.tenant_id = $1 and t.meter = s.meter and t.period_start <= s.occurred_at and t.period_end > s.occurred_at
                  group by 1, 2, 3) more
            where total.tenant_id = $1 and total.meter = more.meter
                and total.period_start = more.period_start and total.period_end = more.period_end)
        select key from stored
        """;

    // A separate statement: a concurrent event can be committed after the snapshot of the first statement was taken.
    private const string SelectFingerprints =
        "select key, fingerprint from metering.usage_event where tenant_id = $1 and key = any($2::text[])";

    public async Task<UsageOutcome[]> RunAsync(IReadOnlyList<UsageEventInput> events, CancellationToken ct, DateTimeOffset? received = null)
    {
        foreach (var sentEvent in events)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sentEvent.Quantity, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(sentEvent.Quantity, UsageEvent.MaxQuantity);
            ArgumentException.ThrowIfNullOrWhiteSpace(sentEvent.Key);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(sentEvent.Key.Length, UsageEvent.MaxKey);
        }

        using var activity = MeteringTraces.StartRecording(current.Id, events.Count);
        var now = (received ?? clock.GetUtcNow()).ToDatabasePrecision();
        await unmatched.RunAsync([.. events.Where(sentEvent => !meters.Contains(sentEvent.Meter))], now, ct);

        // Within one request, the first event with a key is stored and the others are compared with it.
        UsageEventInput[] distinct = [.. events.Where(sentEvent => meters.Contains(sentEvent.Meter))
            .DistinctBy(sentEvent => sentEvent.Key)];
        var (stored, fingerprints) = distinct.Length == 0 ? ([], []) : await StoreAsync(distinct, now, ct);
        UsageOutcome[] outcomes =
            [.. events.Select(sentEvent => meters.Contains(sentEvent.Meter) ? Outcome(sentEvent) : UsageOutcome.UnknownMeter)];
        Report(outcomes);
        return outcomes;

        UsageOutcome Outcome(UsageEventInput sentEvent) => stored.Remove(sentEvent.Key) ? UsageOutcome.Accepted
            : fingerprints[sentEvent.Key].AsSpan().SequenceEqual(sentEvent.Fingerprint()) ? UsageOutcome.Duplicate
            : UsageOutcome.Conflict;
    }

    private Task<(HashSet<string> Stored, Dictionary<string, byte[]> Fingerprints)> StoreAsync(
        UsageEventInput[] events, DateTimeOffset now, CancellationToken ct)
    {
        string[] keys = [.. events.Select(sentEvent => sentEvent.Key)];
        return sql.RunAsync(
            // A batch updates usage counters of several meters in no fixed order, so it takes the exclusive lock.
            events.Length == 1 ? TenantLock.Shared : TenantLock.Exclusive,
            async reader => (await ReadStoredKeysAsync(reader, ct), await ReadFingerprintsAsync(reader, ct)),
            ct,
            (Store,
            [
                keys, events.Select(sentEvent => sentEvent.Meter).ToArray(), events.Select(sentEvent => sentEvent.Quantity).ToArray(),
                events.Select(sentEvent => sentEvent.Fingerprint()).ToArray(),
                events.Select(sentEvent => sentEvent.At?.ToDatabasePrecision() ?? now).ToArray(), now,
            ]),
            (SelectFingerprints, [keys]));
    }

    private static async Task<HashSet<string>> ReadStoredKeysAsync(DbDataReader reader, CancellationToken ct)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            keys.Add(reader.GetString(0));
        }

        await reader.NextResultAsync(ct);
        return keys;
    }

    private static async Task<Dictionary<string, byte[]>> ReadFingerprintsAsync(DbDataReader reader, CancellationToken ct)
    {
        var fingerprints = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            fingerprints[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
        }

        return fingerprints;
    }

    private void Report(UsageOutcome[] outcomes)
    {
        foreach (var group in outcomes.CountBy(outcome => outcome))
        {
            metrics.RecordOutcome(group.Key, group.Value);
        }

        if (outcomes.Count(outcome => outcome == UsageOutcome.Conflict) is > 0 and var conflicts)
        {
            logger.Conflicting(conflicts, current.Required.Value);
        }
    }
}

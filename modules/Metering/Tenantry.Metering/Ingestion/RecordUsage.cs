using System.Data.Common;
using Microsoft.Extensions.Logging;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Unmatched;

namespace Tenantry.Metering.Ingestion;

/// <summary>Counts what has happened, once for each key, in every total whose period it falls in.</summary>
internal sealed class RecordUsage(
    TenantSql sql, MeterCatalogue meters, KeepUnmatched unmatched, ICurrentTenant current, TimeProvider clock, MeteringMetrics metrics, ILogger<RecordUsage> logger)
{
    // Event and totals in one statement. Keys in order: two batches with the same keys the other way round would wait for each other.
    private const string Store = """
        with stored as (
            insert into metering.usage_event (tenant_id, key, meter, quantity, fingerprint, occurred_at, received_at)
            select $1, sent.*, $7 from unnest($2::text[], $3::text[], $4::bigint[], $5::bytea[], $6::timestamptz[])
                as sent (key, meter, quantity, fingerprint, occurred_at) order by sent.key
            on conflict do nothing
            returning key, meter, quantity, occurred_at),
        counted as (
            update metering.usage_total total set used = total.used + more.quantity
            from (select t.meter, t.period_start, t.period_end, sum(s.quantity)::bigint as quantity
                  from stored s join metering.usage_total t
                      on t.tenant_id = $1 and t.meter = s.meter and t.period_start <= s.occurred_at and t.period_end > s.occurred_at
                  group by 1, 2, 3) more
            where total.tenant_id = $1 and total.meter = more.meter
                and total.period_start = more.period_start and total.period_end = more.period_end)
        select key from stored
        """;

    // A statement of its own: a rival's event may have been committed after the first one's snapshot.
    private const string Known = "select key, fingerprint from metering.usage_event where tenant_id = $1 and key = any($2::text[])";

    public async Task<UsageOutcome[]> RunAsync(IReadOnlyList<SentEvent> sent, CancellationToken ct, DateTimeOffset? received = null)
    {
        foreach (var sentEvent in sent)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sentEvent.Quantity, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(sentEvent.Quantity, UsageEvent.MaxQuantity);
            ArgumentException.ThrowIfNullOrWhiteSpace(sentEvent.Key);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(sentEvent.Key.Length, UsageEvent.MaxKey);
        }

        using var activity = MeteringTraces.StartRecording(current.Id, sent.Count);
        var now = (received ?? clock.GetUtcNow()).Stored();
        await unmatched.RunAsync([.. sent.Where(sentEvent => !meters.Knows(sentEvent.Meter))], now, ct);

        // Within one request the first event under a key is the event, and the others are compared with it.
        SentEvent[] first = [.. sent.Where(sentEvent => meters.Knows(sentEvent.Meter)).DistinctBy(sentEvent => sentEvent.Key)];
        var (stored, known) = first.Length == 0 ? ([], []) : await StoreAsync(first, now, ct);
        UsageOutcome[] outcomes = [.. sent.Select(sentEvent => meters.Knows(sentEvent.Meter) ? Outcome(sentEvent) : UsageOutcome.UnknownMeter)];
        Tell(outcomes);
        return outcomes;

        UsageOutcome Outcome(SentEvent sentEvent) => stored.Remove(sentEvent.Key) ? UsageOutcome.Accepted
            : known[sentEvent.Key].AsSpan().SequenceEqual(sentEvent.Fingerprint()) ? UsageOutcome.Duplicate
            : UsageOutcome.Conflict;
    }

    private Task<(HashSet<string> Stored, Dictionary<string, byte[]> Known)> StoreAsync(SentEvent[] events, DateTimeOffset now, CancellationToken ct)
    {
        string[] keys = [.. events.Select(sentEvent => sentEvent.Key)];
        return sql.RunAsync(
            // A batch touches totals of several meters, in no order that could be kept: it goes alone.
            events.Length == 1 ? TenantLock.Shared : TenantLock.Exclusive,
            async reader => (await StoredAsync(reader, ct), await KnownAsync(reader, ct)),
            ct,
            (Store,
            [
                keys, events.Select(sentEvent => sentEvent.Meter).ToArray(), events.Select(sentEvent => sentEvent.Quantity).ToArray(),
                events.Select(sentEvent => sentEvent.Fingerprint()).ToArray(), events.Select(sentEvent => sentEvent.At?.Stored() ?? now).ToArray(), now,
            ]),
            (Known, [keys]));
    }

    private static async Task<HashSet<string>> StoredAsync(DbDataReader reader, CancellationToken ct)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            keys.Add(reader.GetString(0));
        }

        await reader.NextResultAsync(ct);
        return keys;
    }

    private static async Task<Dictionary<string, byte[]>> KnownAsync(DbDataReader reader, CancellationToken ct)
    {
        var known = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            known[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
        }

        return known;
    }

    private void Tell(UsageOutcome[] outcomes)
    {
        foreach (var group in outcomes.CountBy(outcome => outcome))
        {
            metrics.Recorded(group.Key, group.Value);
        }

        if (outcomes.Count(outcome => outcome == UsageOutcome.Conflict) is > 0 and var conflicts)
        {
            logger.Conflicting(conflicts, current.Required.Value);
        }
    }
}

using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;
using Tenantry.Platform.Work;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Delivers events. One node at a time locks a bucket of tenants, with a session-level advisory lock, and delivers a page of its events.
/// </summary>
internal sealed class OutboxDispatcher(Databases databases, DeliverEvents deliver, DetachedCalls detached, WorkServices services)
    : WorkLoop(services, OutboxSignal.Topic, TimeSpan.FromSeconds(2))
{
    private const int PageSize = 500;
    private const int LockSpace = 7302;
    private const int CompletedBatch = 64;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await detached.WhenIdleAsync().WaitAsync(cancellationToken);
    }

    // One page of the buckets that this node can lock. If it held them longer, the other nodes would have to wait.
    protected override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await databases.System.OpenConnectionAsync(cancellationToken);
        // The lock and the read must be two statements: the snapshot of a single one would predate the lock and contain events that the
        // previous holder has just delivered.
        if (await LockAsync(connection, cancellationToken) is not { Length: > 0 } buckets)
        {
            return false;
        }

        var completed = new BatchWriter<EventEnvelope>(CompletedBatch, events => CompletedEvents.DeleteAsync(databases, events), Logger);
        try
        {
            var page = await ReadAsync(connection, buckets, cancellationToken);
            var blocked = await BlockedAsync(connection, page, cancellationToken);
            await deliver.RunAsync(page, blocked, completed, cancellationToken);
            return true;
        }
        finally
        {
            // Written before the locks are released: otherwise another node would read completed events as pending.
            await completed.DisposeAsync();
            await using var unlock = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    // At most half of the buckets, in random order, so that other nodes get their share and no bucket is always the last one under load.
    // The list is materialized before any bucket is locked: a lock taken twice would have to be released twice.
    private static async Task<short[]> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            with waiting as materialized (
                select bucket from generate_series(0, {OutboxBuckets.Count - 1}) bucket
                where exists (select from platform.outbox_event e where e.bucket = bucket.bucket) order by random())
            select bucket::smallint from waiting where pg_try_advisory_lock({LockSpace}, bucket) limit {OutboxBuckets.Count / 2}
            """,
            connection);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var buckets = new List<short>();
        while (await reader.ReadAsync(cancellationToken))
        {
            buckets.Add(reader.GetInt16(0));
        }

        return [.. buckets];
    }

    private static async Task<List<EventEnvelope>> ReadAsync(
        NpgsqlConnection connection, short[] buckets, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select tenant_id, id, event_id, name, body, occurred_at, trace_parent from platform.outbox_event where bucket = any($1) "
                + $"order by id limit {PageSize}",
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = buckets });
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<EventEnvelope>();
        while (await reader.ReadAsync(cancellationToken))
        {
            page.Add(new EventEnvelope(
                new TenantId(reader.GetGuid(0)), reader.GetInt64(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return page;
    }

    private static async Task<HashSet<EventPartition>> BlockedAsync(
        NpgsqlConnection connection, List<EventEnvelope> page, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select distinct tenant_id, handler from platform.event_delivery where dead_lettered_at is null and tenant_id = any($1)",
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = page.Select(envelope => envelope.Tenant.Value).Distinct().ToArray() });
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var blocked = new HashSet<EventPartition>();
        while (await reader.ReadAsync(cancellationToken))
        {
            blocked.Add(new EventPartition(new TenantId(reader.GetGuid(0)), reader.GetString(1)));
        }

        return blocked;
    }
}

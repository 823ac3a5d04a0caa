using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Data;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Delivers events: a bucket is held by one node at a time through a session lock, tenants go side by side, and each tenant's events in
/// order.
/// </summary>
internal sealed class OutboxDispatcher(
    Databases databases, OutboxSignal signal, EventDelivery delivery, IHostApplicationLifetime host, TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int Page = 500;
    private const int LockSpace = 7302;

    // Handlers mostly wait for the database: more of them than cores go side by side.
    private const int AtOnce = 8;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.WhenStartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RoundAsync(stoppingToken))
                {
                    // There may be more.
                }
            }
            catch (Exception broken) when (broken.IsDatabaseFault())
            {
                logger.OutboxWaits(broken);
            }

            await signal.WaitAsync(Sweep, stoppingToken);
        }
    }

    // One page of all the buckets that this node gets hold of. Held on to for longer, they would keep the events of the others waiting.
    private async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        // The lock and the read are two statements on purpose: one statement's snapshot predates the lock and would read again what the
        // former holder has just delivered.
        if (await LockAsync(connection, ct) is not { Length: > 0 } buckets)
        {
            return false;
        }

        var delivered = new DeliveredEvents(databases, clock);
        try
        {
            var any = false;
            var page = await ReadAsync(connection, buckets, ct);
            await Parallel.ForEachAsync(
                page.GroupBy(one => one.Event.TenantId),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
                async (tenant, stop) =>
                {
                    if (await delivery.DeliverAsync([.. tenant.Select(one => one.Event)], tenant.Any(one => one.WasStalled), delivered, stop))
                    {
                        Volatile.Write(ref any, true);
                    }
                });
            return any;
        }
        finally
        {
            // Before the locks go: another node would read as waiting what is delivered.
            await delivered.FlushAsync();
            await using var unlock = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    // Half of them at most, in no order: other nodes get their share, and under load no bucket is always the last. The list is made before
    // any is locked: a lock taken twice would have to be given back twice.
    private static async Task<short[]> LockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            with waiting as materialized (
                select bucket from generate_series(0, {OutboxBuckets.Count - 1}) bucket
                where exists (select from platform.outbox_event e where e.bucket = bucket.bucket) order by random())
            select bucket::smallint from waiting where pg_try_advisory_lock({LockSpace}, bucket) limit {OutboxBuckets.Count / 2}
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var buckets = new List<short>();
        while (await reader.ReadAsync(ct))
        {
            buckets.Add(reader.GetInt16(0));
        }

        return [.. buckets];
    }

    private async Task<List<(OutboxEvent Event, bool WasStalled)>> ReadAsync(NpgsqlConnection connection, short[] buckets, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select e.tenant_id, e.id, e.event_id, e.name, e.body, e.occurred_at, s.tenant_id is not null
            from platform.outbox_event e left join platform.outbox_stalled s on s.tenant_id = e.tenant_id
            where e.bucket = any($1) and (s.due_at is null or s.due_at <= $2)
            order by e.id limit {Page}
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = buckets });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var page = new List<(OutboxEvent, bool)>();
        while (await reader.ReadAsync(ct))
        {
            var happened = new OutboxEvent
            {
                TenantId = new(reader.GetGuid(0)),
                Id = reader.GetInt64(1),
                EventId = reader.GetGuid(2),
                Name = reader.GetString(3),
                Body = reader.GetString(4),
                OccurredAt = reader.GetFieldValue<DateTimeOffset>(5),
            };
            page.Add((happened, reader.GetBoolean(6)));
        }

        return page;
    }
}

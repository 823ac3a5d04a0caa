using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Data;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Delivers events: a bucket is held by one node at a time through a session lock, its tenants go side by side, and each tenant's events in
/// order.
/// </summary>
internal sealed class OutboxDispatcher(
    Databases databases, OutboxSignal signal, EventDelivery delivery, IHostApplicationLifetime host, TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int Page = 500;
    private const int LockSpace = 7302;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.WhenStartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var bucket in await BucketsAsync(stoppingToken))
                {
                    await DrainAsync(bucket, stoppingToken);
                }
            }
            catch (Exception broken) when (broken.IsDatabaseFault())
            {
                logger.OutboxWaits(broken);
            }

            await signal.WaitAsync(Sweep, stoppingToken);
        }
    }

    private async Task<List<short>> BucketsAsync(CancellationToken ct)
    {
        await using var command = databases.System.CreateCommand("select distinct bucket from platform.outbox_event order by bucket");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var buckets = new List<short>();
        while (await reader.ReadAsync(ct))
        {
            buckets.Add(reader.GetInt16(0));
        }

        return buckets;
    }

    private async Task DrainAsync(short bucket, CancellationToken ct)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        // The lock and the read are two statements on purpose: one statement's snapshot predates the lock and would read again what the
        // former holder has just delivered.
        if (!await LockAsync(connection, bucket, ct))
        {
            return;
        }

        try
        {
            while (await ReadAsync(connection, bucket, ct) is { Count: > 0 } page)
            {
                var delivered = await Task.WhenAll(page.GroupBy(one => one.TenantId).Select(tenant => delivery.DeliverAsync([.. tenant], ct)));
                if (!delivered.Any(any => any))
                {
                    return;
                }
            }
        }
        finally
        {
            await using var unlock = new NpgsqlCommand($"select pg_advisory_unlock({LockSpace}, {bucket})", connection);
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> LockAsync(NpgsqlConnection connection, short bucket, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({LockSpace}, {bucket})", connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private async Task<List<OutboxEvent>> ReadAsync(NpgsqlConnection connection, short bucket, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select e.tenant_id, e.id, e.event_id, e.name, e.body, e.occurred_at from platform.outbox_event e
            where e.bucket = $1 and not exists (select from platform.outbox_stalled s where s.tenant_id = e.tenant_id and s.due_at > $2)
            order by e.id limit {Page}
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = bucket });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var page = new List<OutboxEvent>();
        while (await reader.ReadAsync(ct))
        {
            page.Add(new OutboxEvent
            {
                TenantId = new(reader.GetGuid(0)),
                Id = reader.GetInt64(1),
                EventId = reader.GetGuid(2),
                Name = reader.GetString(3),
                Body = reader.GetString(4),
                OccurredAt = reader.GetFieldValue<DateTimeOffset>(5),
            });
        }

        return page;
    }
}

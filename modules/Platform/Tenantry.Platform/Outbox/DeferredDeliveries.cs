using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Stores deferred deliveries. Each statement runs under the lock of its partition: otherwise a delivery that is added while the previous
/// one completes would never become due.
/// </summary>
internal sealed class DeferredDeliveries(Databases databases)
{
    private const string Lock = "select pg_advisory_xact_lock(7303, hashtext($1::text || $2))";

    // Only the first delivery of a partition is due. The next one becomes due when it ends.
    private const string AddSql =
        """
        insert into platform.event_delivery
            (tenant_id, handler, position, id, event_id, name, body, occurred_at, trace_parent, attempts, due_at, error)
        select e.tenant_id, $2, e.id, gen_random_uuid(), e.event_id, e.name, e.body, e.occurred_at, e.trace_parent,
            case when e.id = $4 then $5 else 0 end,
            case when e.id = $4 and not exists (
                select from platform.event_delivery d
                where d.tenant_id = $1 and d.handler = $2 and d.dead_lettered_at is null) then $6::timestamptz end,
            case when e.id = $4 then $7 end
        from platform.outbox_event e where e.tenant_id = $1 and e.id = any($3)
        on conflict do nothing
        """;

    // A mark stays while the event is in the outbox: a crash can restore the delivery.
    private const string CompleteSql =
        """
        with completed as (
                delete from platform.event_delivery where tenant_id = $1 and handler = $2 and position = any($3)
                returning tenant_id, handler, event_id, position)
        delete from platform.handled_event h using completed c
        where h.tenant_id = c.tenant_id and h.handler = c.handler and h.event_id = c.event_id
            and not exists (select from platform.outbox_event e where e.tenant_id = c.tenant_id and e.id = c.position)
        """;

    // A replayed delivery can be due together with the first one. Later deliveries wait for both.
    private const string PromoteSql =
        """
        update platform.event_delivery set due_at = $3 where tenant_id = $1 and handler = $2 and dead_lettered_at is null and due_at is null
            and position = (
                select min(position) from platform.event_delivery where tenant_id = $1 and handler = $2 and dead_lettered_at is null)
            and not exists (select from platform.event_delivery where tenant_id = $1 and handler = $2 and due_at is not null)
        """;

    private const string FailSql =
        """
        update platform.event_delivery set attempts = $4, due_at = $5, dead_lettered_at = $6, error = $7
        where tenant_id = $1 and handler = $2 and position = $3
        """;

    /// <summary>Defers events of a partition. The first of them has been tried, or its call is still running.</summary>
    public Task AddAsync(
        EventPartition partition, IReadOnlyList<EventEnvelope> events, int attempts, DateTimeOffset dueAt, string? error,
        CancellationToken cancellationToken) =>
        RunAsync(
            partition,
            [(AddSql, [events.Select(envelope => envelope.Position).ToArray(), events[0].Position, attempts, dueAt, Text(error)])],
            cancellationToken);

    /// <summary>Completes deliveries and makes the next one of the partition due.</summary>
    public Task CompleteAsync(EventPartition partition, IReadOnlyCollection<long> positions, DateTimeOffset now) => RunAsync(
        partition, [(CompleteSql, [positions.ToArray()]), (PromoteSql, [now])], CancellationToken.None);

    /// <summary>Completes the deliveries before a failed one and schedules the retry of the failed one.</summary>
    public Task RetryAsync(
        EventPartition partition, IReadOnlyCollection<long> positions, long failed, int attempts, DateTimeOffset dueAt,
        string error) => RunAsync(
        partition,
        [(CompleteSql, [positions.ToArray()]), (FailSql, [failed, attempts, dueAt, DBNull.Value, error])],
        CancellationToken.None);

    /// <summary>Completes the deliveries before a failed one, dead-letters the failed one and makes the next one due.</summary>
    public Task DeadLetterAsync(
        EventPartition partition, IReadOnlyCollection<long> positions, long failed, int attempts, DateTimeOffset now,
        string error) => RunAsync(
        partition,
        [(CompleteSql, [positions.ToArray()]), (FailSql, [failed, attempts, DBNull.Value, now, error]), (PromoteSql, [now])],
        CancellationToken.None);

    private static object Text(string? error) => (object?)error ?? DBNull.Value;

    private async Task RunAsync(EventPartition partition, (string Sql, object[] Values)[] statements, CancellationToken cancellationToken)
    {
        await using var connection = await databases.System.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (sql, values) in statements.Prepend((Lock, [])))
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter { Value = partition.Tenant.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = partition.Handler });
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}

using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Deletes completed events from the outbox, many per commit: a commit for each one would cost more than the rest of its delivery.
/// </summary>
internal static class CompletedEvents
{
    // synchronous_commit = off is safe here: a crash restores the deleted events together with the marks of their handlers. A mark stays
    // while a delivery of its handler is deferred. Without it, work that was saved would be repeated.
    private const string Sql =
        """
        with completed as (
                select * from unnest($1, $2, $3) as c(tenant_id, id, event_id) where (select set_config('synchronous_commit', 'off',
                    true)) = 'off'),
             marks as (
                delete from platform.handled_event h using completed c where h.tenant_id = c.tenant_id and h.event_id = c.event_id
                    and not exists (select from platform.event_delivery d
                        where d.tenant_id = h.tenant_id and d.handler = h.handler and d.position = c.id))
        delete from platform.outbox_event e using completed c where e.tenant_id = c.tenant_id and e.id = c.id
        """;

    public static async Task DeleteAsync(Databases databases, IReadOnlyList<EventEnvelope> events)
    {
        await using var command = databases.System.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter { Value = events.Select(envelope => envelope.Tenant.Value).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = events.Select(envelope => envelope.Position).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = events.Select(envelope => envelope.EventId).ToArray() });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

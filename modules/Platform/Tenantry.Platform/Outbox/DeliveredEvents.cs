using Npgsql;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>Takes delivered events out of the outbox, many with one commit: a commit for each costs more than all else of a delivery.</summary>
internal sealed class DeliveredEvents(Databases databases, TimeProvider clock)
{
    private const int Most = 64;

    // What is delivered and not yet taken out is delivered again after a crash: that is to be little.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private List<OutboxEvent> _delivered = [];
    private long _since;

    public async Task AddAsync(OutboxEvent happened)
    {
        List<OutboxEvent> full;
        lock (_gate)
        {
            _since = _delivered.Count == 0 ? clock.GetTimestamp() : _since;
            _delivered.Add(happened);
            if (_delivered.Count < Most && clock.GetElapsedTime(_since) < Longest)
            {
                return;
            }

            (full, _delivered) = (_delivered, []);
        }

        await RemoveAsync(full);
    }

    public async Task FlushAsync()
    {
        List<OutboxEvent> rest;
        lock (_gate)
        {
            (rest, _delivered) = (_delivered, []);
        }

        if (rest.Count > 0)
        {
            await RemoveAsync(rest);
        }
    }

    // Never stopped half-way: what was delivered would be delivered again.
    private async Task RemoveAsync(List<OutboxEvent> events)
    {
        // Not waiting for the disk is safe here: what a crash brings back is delivered again, and its handlers' marks come back with it.
        await using var command = databases.System.CreateCommand(
            """
            with done as (select * from unnest($1, $2, $3) as d(tenant_id, id, event_id) where (select set_config('synchronous_commit', 'off', true)) = 'off'),
                 noted as (delete from platform.handled_event_row h using done d where h.tenant_id = d.tenant_id and h.event_id = d.event_id)
            delete from platform.outbox_event e using done d where e.tenant_id = d.tenant_id and e.id = d.id
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = events.ConvertAll(one => one.TenantId.Value).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = events.ConvertAll(one => one.Id).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = events.ConvertAll(one => one.EventId).ToArray() });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

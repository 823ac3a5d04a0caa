using Npgsql;
using Tenantry.Platform.Data;
using Tenantry.Platform.Signals;

namespace Tenantry.Platform.Outbox;

/// <summary>Events that failed too often, and the way back for them.</summary>
internal sealed class DeadLetters(Databases databases, NodeSignals signals)
{
    /// <summary>Puts an event back at the end of its tenant's events.</summary>
    public async Task<Result> ReplayAsync(TenantId tenant, Guid id, CancellationToken ct)
    {
        await using var command = databases.System.CreateCommand(
            """
            with again as (delete from platform.outbox_dead_letter where tenant_id = $1 and id = $2 returning *)
            insert into platform.outbox_event (tenant_id, bucket, event_id, name, body, occurred_at)
            select tenant_id, $3, id, name, body, occurred_at from again
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = OutboxBuckets.Of(tenant) });
        if (await command.ExecuteNonQueryAsync(ct) == 0)
        {
            return PlatformProblems.DeadLetterNotFound;
        }

        signals.Send("outbox");
        return Result.Done;
    }
}

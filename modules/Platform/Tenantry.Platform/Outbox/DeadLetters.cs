using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Platform.Outbox;

/// <summary>Replays a dead-lettered delivery, to the handler that failed and to no other.</summary>
internal sealed class DeadLetters(Databases databases, NodeBackplane signals, TimeProvider clock)
{
    public async Task<Result> ReplayAsync(TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var command = databases.System.CreateCommand(
            """
            update platform.event_delivery set attempts = 0, due_at = $3, dead_lettered_at = null, error = null
            where tenant_id = $1 and id = $2 and dead_lettered_at is not null
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            return PlatformProblems.DeadLetterNotFound;
        }

        signals.Publish(DeliveryQueue.Topic);
        return Result.Success;
    }
}

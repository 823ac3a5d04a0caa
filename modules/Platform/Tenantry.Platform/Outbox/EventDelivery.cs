using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Outbox;

/// <summary>Brings one tenant's events to their handlers, one after the other; a failure stops the tenant, not the bucket.</summary>
internal sealed class EventDelivery(
    Databases databases, EventCatalogue catalogue, IServiceScopeFactory scopes, ICurrentTenant current, TimeProvider clock, PlatformMetrics metrics,
    ILogger<EventDelivery> logger)
{
    /// <summary>After this many failures the event goes to the dead letters and the tenant's next one is tried.</summary>
    public const int MaxAttempts = 10;

    /// <summary>Brings the events in their order.</summary>
    /// <param name="events">The tenant's next events.</param>
    /// <param name="wasStalled">Whether an earlier try failed: the next success ends that.</param>
    /// <param name="delivered">Where they go when they are delivered.</param>
    /// <param name="ct">Stops between two events.</param>
    /// <returns>Whether there was any progress.</returns>
    public async Task<bool> DeliverAsync(IReadOnlyList<OutboxEvent> events, bool wasStalled, DeliveredEvents delivered, CancellationToken ct)
    {
        using var tenant = current.Change(events[0].TenantId);
        var any = false;
        foreach (var happened in events)
        {
            try
            {
                await HandleAsync(happened, ct);
            }
            catch (Exception failed) when (failed is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                return await StallAsync(happened, failed, ct) || any;
            }

            await delivered.AddAsync(happened);
            if (wasStalled)
            {
                await RunAsync("delete from platform.outbox_stalled where tenant_id = $1", ct, happened.TenantId.Value);
                wasStalled = false;
            }

            metrics.EventDelivered(happened.Name, clock.GetUtcNow() - happened.OccurredAt);
            any = true;
        }

        return any;
    }

    private async Task HandleAsync(OutboxEvent happened, CancellationToken ct)
    {
        if (catalogue.Find(happened.Name) is not { } handled)
        {
            return;
        }

        var content = JsonSerializer.Deserialize(happened.Body, handled.Event, EventCatalogue.Json)!;
        var info = new EventInfo(happened.EventId, happened.TenantId, happened.OccurredAt);
        foreach (var subscription in handled.Subscriptions)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<HandledEvent>().Set(subscription.Handler.FullName!, happened.EventId);
            try
            {
                await subscription.Call(scope.ServiceProvider, content, info, ct);
            }
            catch (AlreadyHandledException)
            {
                logger.AlreadyHandled(happened.EventId, subscription.Handler.Name);
            }
        }
    }

    // Answers whether the tenant's next event may be tried now.
    private async Task<bool> StallAsync(OutboxEvent happened, Exception failed, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = databases.System.CreateCommand(
            """
            insert into platform.outbox_stalled (tenant_id, attempts, due_at, error) values ($1, 1, $2, $3)
            on conflict (tenant_id) do update set attempts = outbox_stalled.attempts + 1, error = excluded.error,
                due_at = $4 + least(interval '5 minutes', interval '200 milliseconds' * power(2, outbox_stalled.attempts))
            returning attempts
            """);
        Add(command, happened.TenantId.Value, now.AddMilliseconds(200), failed.ToString(), now);
        var attempts = (int)(await command.ExecuteScalarAsync(ct))!;
        logger.EventFailed(happened.EventId, happened.Name, attempts, failed);
        if (attempts < MaxAttempts)
        {
            return false;
        }

        await RunAsync(
            """
            with dead as (delete from platform.outbox_event where tenant_id = $1 and id = $2 returning *),
                 kept as (insert into platform.outbox_dead_letter (tenant_id, id, name, body, occurred_at, died_at, error)
                          select tenant_id, event_id, name, body, occurred_at, $3, $4 from dead)
            delete from platform.outbox_stalled where tenant_id = $1
            """,
            ct,
            happened.TenantId.Value, happened.Id, now, failed.ToString());
        logger.EventDied(happened.EventId, happened.Name);
        return true;
    }

    private async Task RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = databases.System.CreateCommand(sql);
        Add(command, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}

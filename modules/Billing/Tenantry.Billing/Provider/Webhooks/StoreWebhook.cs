using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>
/// Stores events in the inbox, once each. Events that arrive while others are being written are stored together, in one commit.
/// </summary>
internal sealed class StoreWebhook(ICrossTenantDbContextFactory<BillingDbContext> across, HandledEvents handled, TimeProvider clock)
    : IDisposable
{
    private const int BatchSize = 64;
    private readonly ConcurrentQueue<Arrival> _arrived = new();
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Stores an event. It is durable when the task completes.</summary>
    /// <returns><see langword="true"/> if the event is new; otherwise, <see langword="false"/>.</returns>
    public async Task<bool> RunAsync(GatewayEvent gatewayEvent, string body, WebhookSource source, CancellationToken ct)
    {
        var arrival = new Arrival(gatewayEvent, body, source);
        _arrived.Enqueue(arrival);
        await _writer.WaitAsync(ct);
        try
        {
            // The first caller writes the events of all that wait; the others then find theirs stored.
            while (!arrival.Stored.Task.IsCompleted)
            {
                await WriteAsync(Take());
            }
        }
        finally
        {
            _writer.Release();
        }

        return await arrival.Stored.Task;
    }

    public void Dispose() => _writer.Dispose();

    private List<Arrival> Take()
    {
        var batch = new List<Arrival>();
        while (batch.Count < BatchSize && _arrived.TryDequeue(out var next))
        {
            batch.Add(next);
        }

        return batch;
    }

    private async Task WriteAsync(List<Arrival> arrivals)
    {
        try
        {
            var added = await InsertAsync(arrivals);
            foreach (var arrival in arrivals)
            {
                arrival.Stored.SetResult(added.Remove(arrival.Event.Id));
            }
        }
        catch (PostgresException) when (arrivals.Count > 1)
        {
            // An event that cannot be stored, such as one with text that the database rejects, must not block the others.
            foreach (var arrival in arrivals)
            {
                await WriteAsync([arrival]);
            }
        }
        catch (Exception exception)
        {
            arrivals.ForEach(arrival => arrival.Stored.SetException(exception));
        }
    }

    // Not cancelable: other callers wait for the result, so the cancellation of the one that writes must not stop it.
    private async Task<HashSet<string>> InsertAsync(List<Arrival> arrivals)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync("store a webhook", CancellationToken.None);
        return [.. await db.Database.SqlQuery<string>(
            $"""
            insert into billing.webhook_row (event_id, type, object, object_id, payload, occurred_at, received_at, status, attempts,
                due_at, source)
            select e.id, e.type, e.object, e.object_id, e.payload::jsonb, e.at, {now}, e.status, 0,
                case when e.status = {nameof(WebhookStatus.Pending)} then {now}::timestamptz end, e.source
            from unnest({All(arrival => arrival.Event.Id)}, {All(arrival => arrival.Event.Type)},
                {All(arrival => arrival.Event.Object.ToString())},
                        {All(arrival => arrival.Event.ObjectId)}, {All(arrival => arrival.Body)},
                        {All(arrival => arrival.Event.OccurredAt)},
                        {All(arrival => Status(arrival.Event))},
                        {All(arrival => arrival.Source.ToString())}) as e(id, type, object, object_id, payload, at, status, source)
            on conflict (event_id) do nothing returning event_id
            """).ToListAsync(CancellationToken.None)];

        T[] All<T>(Converter<Arrival, T> selector) => arrivals.ConvertAll(selector).ToArray();
    }

    private string Status(GatewayEvent gatewayEvent) =>
        (handled.Contains(gatewayEvent) ? WebhookStatus.Pending : WebhookStatus.Ignored).ToString();

    private sealed record Arrival(GatewayEvent Event, string Body, WebhookSource Source)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

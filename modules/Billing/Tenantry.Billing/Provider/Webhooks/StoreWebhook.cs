using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Puts events into the inbox, once, whoever brings them. Those that come while one is being written are stored together, with one commit.</summary>
internal sealed class StoreWebhook(IAcrossTenants<BillingDbContext> across, HandledEvents handled, TimeProvider clock) : IDisposable
{
    private const int Most = 64;
    private readonly ConcurrentQueue<Arrival> _arrived = new();
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Stores it. When the task has ended, it is on the disk.</summary>
    /// <returns>Whether it was not there.</returns>
    public async Task<bool> RunAsync(GatewayEvent happened, string body, WebhookSource source, CancellationToken ct)
    {
        var arrival = new Arrival(happened, body, source);
        _arrived.Enqueue(arrival);
        await _writer.WaitAsync(ct);
        try
        {
            // Whoever comes in first writes for all who wait behind; they then find theirs written.
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
        var taken = new List<Arrival>();
        while (taken.Count < Most && _arrived.TryDequeue(out var next))
        {
            taken.Add(next);
        }

        return taken;
    }

    private async Task WriteAsync(List<Arrival> arrivals)
    {
        try
        {
            var added = await InsertAsync(arrivals);
            foreach (var arrival in arrivals)
            {
                arrival.Stored.SetResult(added.Remove(arrival.Happened.Id));
            }
        }
        catch (PostgresException) when (arrivals.Count > 1)
        {
            // One that cannot be stored, such as text that no database takes, must not keep its neighbours out.
            foreach (var arrival in arrivals)
            {
                await WriteAsync([arrival]);
            }
        }
        catch (Exception failed)
        {
            arrivals.ForEach(arrival => arrival.Stored.SetException(failed));
        }
    }

    // Others wait for it: the one who happens to write does not stop it by hanging up.
    private async Task<HashSet<string>> InsertAsync(List<Arrival> arrivals)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.OpenAsync("store a webhook", CancellationToken.None);
        return [.. await db.Database.SqlQuery<string>(
            $"""
            insert into billing.webhook_row (event_id, type, object, object_id, payload, occurred_at, received_at, status, attempts, due_at, source)
            select e.id, e.type, e.object, e.object_id, e.payload::jsonb, e.at, {now}, e.status, 0,
                case when e.status = {nameof(WebhookStatus.Waiting)} then {now}::timestamptz end, e.source
            from unnest({All(arrival => arrival.Happened.Id)}, {All(arrival => arrival.Happened.Type)}, {All(arrival => arrival.Happened.Object.ToString())},
                        {All(arrival => arrival.Happened.ObjectId)}, {All(arrival => arrival.Body)}, {All(arrival => arrival.Happened.OccurredAt)}, {All(arrival => Status(arrival.Happened))},
                        {All(arrival => arrival.Source.ToString())}) as e(id, type, object, object_id, payload, at, status, source)
            on conflict (event_id) do nothing returning event_id
            """).ToListAsync(CancellationToken.None)];

        T[] All<T>(Converter<Arrival, T> part) => arrivals.ConvertAll(part).ToArray();
    }

    private string Status(GatewayEvent happened) => (handled.Contains(happened) ? WebhookStatus.Waiting : WebhookStatus.Ignored).ToString();

    private sealed record Arrival(GatewayEvent Happened, string Body, WebhookSource Source)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Collections.Concurrent;
using Tenantry.Platform.Backplane;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Tracks long-running calls that continue without blocking other deliveries. Their delivery stays claimed until they end. A handler with
/// many detached calls gets no further calls on this node in the meantime.
/// </summary>
internal sealed class DetachedCalls(SettleDelivery settle, NodeBackplane signals)
{
    private const int MaxForHandler = 8;

    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    public bool IsSaturated(string handler) => _running.GetValueOrDefault(handler) >= MaxForHandler;

    /// <summary>Waits for a call for a short time.</summary>
    /// <returns><see langword="true"/> if the call ended within that time; otherwise, <see langword="false"/>.</returns>
    public static async Task<bool> CompletesSoonAsync(Task call) => call.IsCompleted
        || await Task.WhenAny(call, Task.Delay(DeliveryPolicy.DetachAfter)) == call;

    /// <summary>Detaches a call. Its delivery must be deferred and claimed.</summary>
    public void Add(Task<Exception?> call, EventPartition partition, EventEnvelope envelope, int attempts)
    {
        _running.AddOrUpdate(partition.Handler, 1, (_, count) => count + 1);
        var task = FinishAsync(call, partition, envelope, attempts);
        _tasks[task] = true;
        _ = task.ContinueWith(ended => _tasks.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    /// <summary>Waits until all detached calls have ended, such as when the host stops.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_tasks.Keys);

    private async Task FinishAsync(Task<Exception?> call, EventPartition partition, EventEnvelope envelope, int attempts)
    {
        try
        {
            if (await call is { } failure)
            {
                await settle.FailedAsync(partition, [], envelope, attempts, failure);
            }
            else
            {
                await settle.CompletedAsync(partition, [envelope]);
            }
        }
        catch (OperationCanceledException)
        {
            await settle.StoppedAsync(partition, envelope, attempts);
        }
        finally
        {
            _running.AddOrUpdate(partition.Handler, 0, (_, count) => count - 1);
            signals.RaiseLocally(DeliveryQueue.Topic);
        }
    }
}

using Microsoft.Extensions.Logging;

namespace Tenantry.Platform.Outbox;

/// <summary>Records the result of a deferred delivery: completed, scheduled for a retry, or dead-lettered.</summary>
internal sealed class SettleDelivery(DeferredDeliveries deferred, TimeProvider clock, PlatformMetrics metrics,
    ILogger<SettleDelivery> logger)
{
    /// <summary>Completes deliveries that succeeded and makes the next one of the partition due.</summary>
    public Task CompletedAsync(EventPartition partition, IReadOnlyCollection<EventEnvelope> handled)
    {
        Measure(handled);
        return deferred.CompleteAsync(partition, Positions(handled), clock.GetUtcNow());
    }

    /// <summary>Completes the deliveries that succeeded before a failed one, and retries or dead-letters the failed one.</summary>
    public Task FailedAsync(
        EventPartition partition, IReadOnlyCollection<EventEnvelope> handled, EventEnvelope failed, int attempts, Exception failure)
    {
        Measure(handled);
        logger.EventFailed(failed.EventId, failed.Name, partition.Handler, attempts, failure);
        var now = clock.GetUtcNow();
        if (attempts < DeliveryPolicy.MaxAttempts)
        {
            return deferred.RetryAsync(
                partition, Positions(handled), failed.Position, attempts, now + DeliveryPolicy.Backoff(attempts), failure.ToString());
        }

        logger.EventDeadLettered(failed.EventId, failed.Name, partition.Handler);
        return deferred.DeadLetterAsync(partition, Positions(handled), failed.Position, attempts, now, failure.ToString());
    }

    /// <summary>Completes the deliveries that succeeded before one whose call is still running, and keeps that one claimed.</summary>
    public Task RunningAsync(EventPartition partition, IReadOnlyCollection<EventEnvelope> handled, EventEnvelope running, int attempts)
    {
        Measure(handled);
        return deferred.RetryAsync(partition, Positions(handled), running.Position, attempts, clock.GetUtcNow() + DeliveryPolicy.Lease, "");
    }

    /// <summary>Releases a delivery whose call was canceled because the host stops.</summary>
    public Task StoppedAsync(EventPartition partition, EventEnvelope stopped, int attempts) =>
        deferred.RetryAsync(partition, [], stopped.Position, attempts - 1, clock.GetUtcNow(), "");

    private static long[] Positions(IReadOnlyCollection<EventEnvelope> events) => [.. events.Select(envelope => envelope.Position)];

    private void Measure(IReadOnlyCollection<EventEnvelope> handled)
    {
        foreach (var envelope in handled)
        {
            metrics.EventDelivered(envelope.Name, clock.GetUtcNow() - envelope.OccurredAt);
        }
    }
}

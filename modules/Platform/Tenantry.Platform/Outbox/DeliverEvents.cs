using Microsoft.Extensions.Logging;
using Tenantry.Platform.Backplane;
using Tenantry.Platform.Work;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Delivers a page of events, partitions in parallel and the events of a partition in order. A partition that fails or is slow defers its
/// events and does not block others.
/// </summary>
internal sealed class DeliverEvents(
    EventCatalog catalog, CallHandler call, DeferredDeliveries deferred, DetachedCalls detached, NodeBackplane signals, TimeProvider clock,
    PlatformMetrics metrics, ILogger<DeliverEvents> logger)
{
    // More than the number of cores, because handlers mostly wait for the database.
    private const int Concurrency = 12;

    /// <summary>Delivers or defers events.</summary>
    /// <param name="page">The events, in order.</param>
    /// <param name="blocked">The partitions with deferred deliveries. Their later events are deferred as well.</param>
    /// <param name="completed">Receives each event that every handler has handled or deferred.</param>
    /// <param name="stopping">The cancellation token, which is signaled when the host stops.</param>
    public async Task RunAsync(
        IReadOnlyList<EventEnvelope> page, IReadOnlySet<EventPartition> blocked, BatchWriter<EventEnvelope> completed,
        CancellationToken stopping)
    {
        var partitions = new Dictionary<EventPartition, List<PendingEvent>>();
        foreach (var envelope in page)
        {
            var subscriptions = catalog.Find(envelope.Name)?.Subscriptions ?? [];
            if (subscriptions.Count == 0)
            {
                completed.Add(envelope);
            }

            var pending = new PendingEvent(envelope, subscriptions.Count, completed);
            foreach (var subscription in subscriptions)
            {
                var partition = new EventPartition(envelope.Tenant, subscription.HandlerName);
                if (!partitions.TryGetValue(partition, out var events))
                {
                    partitions[partition] = events = [];
                }

                events.Add(pending);
            }
        }

        await Parallel.ForEachAsync(
            partitions,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = stopping },
            async (partition, _) => await DeliverAsync(partition.Key, partition.Value, blocked.Contains(partition.Key), stopping));
    }

    private async Task DeliverAsync(EventPartition partition, List<PendingEvent> events, bool isBlocked, CancellationToken stopping)
    {
        if (isBlocked || detached.IsSaturated(partition.Handler))
        {
            await DeferAsync(partition, events, attempts: 0, clock.GetUtcNow(), error: null, stopping);
            return;
        }

        for (var index = 0; index < events.Count; index++)
        {
            var envelope = events[index].Envelope;
            var running = call.RunAsync(envelope, partition.Handler, stopping);
            if (!await DetachedCalls.CompletesSoonAsync(running))
            {
                await DeferAsync(partition, events[index..], attempts: 1, clock.GetUtcNow() + DeliveryPolicy.Lease, error: null, stopping);
                detached.Add(running, partition, envelope, attempts: 1);
                return;
            }

            if (await running is { } failure)
            {
                logger.EventFailed(envelope.EventId, envelope.Name, partition.Handler, 1, failure);
                await DeferAsync(partition, events[index..], attempts: 1, clock.GetUtcNow() + DeliveryPolicy.Backoff(1),
                    failure.ToString(), stopping);
                return;
            }

            metrics.EventDelivered(envelope.Name, clock.GetUtcNow() - envelope.OccurredAt);
            events[index].Handled();
        }
    }

    private async Task DeferAsync(
        EventPartition partition, List<PendingEvent> events, int attempts, DateTimeOffset dueAt, string? error, CancellationToken stopping)
    {
        await deferred.AddAsync(partition, [.. events.Select(pending => pending.Envelope)], attempts, dueAt, error, stopping);
        events.ForEach(pending => pending.Handled());
        signals.RaiseLocally(DeliveryQueue.Topic);
    }

    private sealed class PendingEvent(EventEnvelope envelope, int handlers, BatchWriter<EventEnvelope> completed)
    {
        private int _left = handlers;

        public EventEnvelope Envelope => envelope;

        public void Handled()
        {
            if (Interlocked.Decrement(ref _left) == 0)
            {
                completed.Add(envelope);
            }
        }
    }
}

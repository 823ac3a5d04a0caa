using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Data;
using Tenantry.Platform.Work;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Retries deferred deliveries. A claim takes the first one of a partition and processes the ones that wait for it in the same run.
/// </summary>
internal sealed class DeliveryQueue(
    EventCatalog catalog, CallHandler call, SettleDelivery settle, DetachedCalls detached,
    ICrossTenantDbContextFactory<PlatformDbContext> across, WorkServices services)
    : WorkQueue<PlatformDbContext, EventDelivery>(Options, across, services)
{
    public const string Topic = "deliveries";
    private const int RunSize = 100;

    private static readonly WorkQueueOptions Options = new(Topic, "deliver events")
    {
        Lease = DeliveryPolicy.Lease,
        MaxAttempts = int.MaxValue,
        Backoff = DeliveryPolicy.Backoff,
    };

    private readonly ICrossTenantDbContextFactory<PlatformDbContext> _across = across;

    // Deliveries to a handler that this node does not have are left to other nodes.
    protected override (string Sql, object[] Parameters) ClaimCondition() =>
        ("w.handler = any({3})", [catalog.Handlers.Where(handler => !detached.IsSaturated(handler)).ToArray()]);

    protected override string KeyOf(EventDelivery item) => item.EventId.ToString();

    protected override async Task ProcessAsync(IReadOnlyList<EventDelivery> items, CancellationToken cancellationToken)
    {
        var (first, partition) = (items[0], new EventPartition(items[0].TenantId, items[0].Handler));
        var (handled, since) = (new List<EventEnvelope>(), Stopwatch.GetTimestamp());
        foreach (var delivery in await ReadRunAsync(first, cancellationToken))
        {
            var envelope = new EventEnvelope(
                delivery.TenantId, delivery.Position, delivery.EventId, delivery.Name, delivery.Body, delivery.OccurredAt,
                delivery.TraceParent);
            var attempts = Math.Max(1, delivery.Attempts);
            var running = call.RunAsync(envelope, partition.Handler, cancellationToken);
            if (!await DetachedCalls.CompletesSoonAsync(running))
            {
                await settle.RunningAsync(partition, handled, envelope, attempts);
                detached.Add(running, partition, envelope, attempts);
                return;
            }

            if (await running is { } failure)
            {
                await settle.FailedAsync(partition, handled, envelope, attempts, failure);
                Wake();
                return;
            }

            handled.Add(envelope);
            if (Stopwatch.GetElapsedTime(since) > DeliveryPolicy.MaxRunDuration)
            {
                break;
            }
        }

        await settle.CompletedAsync(partition, handled);
        Wake();
    }

    // ProcessAsync writes its own results. Only deliveries whose result could not be written get here, such as after the connection was
    // lost.
    protected override async Task CompleteAsync(PlatformDbContext db, IReadOnlyList<WorkResult<EventDelivery>> results)
    {
        foreach (var result in results.Where(result => result.Status == WorkStatus.Retry))
        {
            await db.Set<EventDelivery>()
                .Where(row => row.TenantId == result.Item.TenantId && row.Handler == result.Item.Handler
                    && row.Position == result.Item.Position)
                .ExecuteUpdateAsync(row => row.SetProperty(delivery => delivery.DueAt, result.DueAt));
        }
    }

    // A replayed delivery can be due together with the first one of its partition. Then each is processed alone.
    private async Task<List<EventDelivery>> ReadRunAsync(EventDelivery first, CancellationToken cancellationToken)
    {
        await using var db = await _across.CreateDbContextAsync(Options.Purpose, cancellationToken);
        var partition = db.Set<EventDelivery>().AsNoTracking()
            .Where(row => row.TenantId == first.TenantId && row.Handler == first.Handler && row.DeadLetteredAt == null
                && row.Position != first.Position);
        var behind = await partition.Where(row => !partition.Any(other => other.DueAt != null) && row.Position > first.Position)
            .OrderBy(row => row.Position).Take(RunSize).ToListAsync(cancellationToken);
        return [first, .. behind];
    }
}

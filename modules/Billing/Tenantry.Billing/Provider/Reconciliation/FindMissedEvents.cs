using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>
/// Reads the provider's list of events and adds those whose webhook never arrived to the inbox, where they are processed like any other.
/// Events that are in the inbox already are not changed, so that a run can be repeated or stopped at any time.
/// </summary>
internal sealed class FindMissedEvents(
    IPaymentGateway gateway, ICrossTenantDbContextFactory<BillingDbContext> across, StoreWebhook store, ReconciliationLog runs,
    NodeBackplane signals, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.find_missed_events";

    // The provider's retention of events.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    // Events are listed with a delay, and those of the same second in no defined order, so the end of the previous range is read again.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    // Younger webhooks may still arrive.
    private static readonly TimeSpan DeliveryTime = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        if (gateway.Find<IGatewayEventHistory>() is not { } history)
        {
            return;
        }

        using var background = GatewayPriority.Background();
        await runs.RecordAsync("events", progress => ReadAsync(history, progress, ct), ct);
    }

    private async Task ReadAsync(IGatewayEventHistory history, RunProgress progress, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var oldest = now - Retention;
        var since = await GetCursorAsync(ct) is { } cursor && cursor - Overlap > oldest ? cursor - Overlap : oldest;
        DateTimeOffset? newest = null;
        await foreach (var page in history.ListEventsAsync(since, ct).Where(item => item.Event.OccurredAt <= now - DeliveryTime).Chunk(100)
            .WithCancellation(ct))
        {
            var found = 0;
            foreach (var (gatewayEvent, body) in page)
            {
                newest = newest > gatewayEvent.OccurredAt ? newest : gatewayEvent.OccurredAt;
                found += await store.RunAsync(gatewayEvent, body, WebhookSource.Reconciliation, ct) ? 1 : 0;
            }

            await progress.AddAsync(page.Length, found);
        }

        // Saved only now: the list starts with the newest event, so a run that was stopped has not read the oldest ones.
        if (newest is { } reached)
        {
            await SaveCursorAsync(reached, ct);
        }

        if (progress.Found > 0)
        {
            signals.Publish(ReceiveWebhook.Topic);
        }
    }

    private async Task<DateTimeOffset?> GetCursorAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<EventCursor>().Where(row => row.Name == EventCursor.Events).Select(row => (DateTimeOffset?)row.Reached)
            .FirstOrDefaultAsync(ct);
    }

    private async Task SaveCursorAsync(DateTimeOffset reached, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.event_cursor (name, reached) values ({EventCursor.Events}, {reached})
            on conflict (name) do update set reached = greatest(event_cursor.reached, excluded.reached)
            """,
            ct);
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) => across.CreateDbContextAsync("find missed webhooks", ct);
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Signals;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>
/// Reads the provider's list of events and puts those that no webhook brought into the inbox, where they are worked like any other. What is
/// there already is not touched, so that any run may be repeated, or stopped half way.
/// </summary>
internal sealed class FindMissedEvents(
    IPaymentGateway gateway, IAcrossTenants<BillingDbContext> across, StoreWebhook store, ReconciliationLog runs, NodeSignals signals, TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.find_missed_events";

    // The provider keeps no more.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // An event is listed some time after it happened, and second by second two of them are not ordered: what was reached is read again.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    // A younger webhook is still on its way.
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        if (gateway.Find<IGatewayEventHistory>() is not { } history)
        {
            return;
        }

        using var background = GatewayPriority.Background();
        await runs.KeepAsync("events", progress => ReadAsync(history, progress, ct), ct);
    }

    private async Task ReadAsync(IGatewayEventHistory history, RunProgress progress, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var oldest = now - Kept;
        var since = await ReachedAsync(ct) is { } known && known - Overlap > oldest ? known - Overlap : oldest;
        DateTimeOffset? newest = null;
        await foreach (var page in history.ListEventsAsync(since, ct).Where(one => one.Event.OccurredAt <= now - OnTheWay).Chunk(100).WithCancellation(ct))
        {
            var found = 0;
            foreach (var (happened, body) in page)
            {
                newest = newest > happened.OccurredAt ? newest : happened.OccurredAt;
                found += await store.RunAsync(happened, body, WebhookSource.Reconciliation, ct) ? 1 : 0;
            }

            await progress.AddAsync(page.Length, found);
        }

        // Only now: the list comes newest first, and a run that stopped half way has not seen the oldest.
        if (newest is { } reached)
        {
            await ReachAsync(reached, ct);
        }

        if (progress.Found > 0)
        {
            signals.Send(ReceiveWebhook.Topic);
        }
    }

    private async Task<DateTimeOffset?> ReachedAsync(CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        return await db.Set<EventCursor>().Where(row => row.Name == EventCursor.Events).Select(row => (DateTimeOffset?)row.Reached).FirstOrDefaultAsync(ct);
    }

    private async Task ReachAsync(DateTimeOffset reached, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.event_cursor (name, reached) values ({EventCursor.Events}, {reached})
            on conflict (name) do update set reached = greatest(event_cursor.reached, excluded.reached)
            """,
            ct);
    }

    private Task<BillingDbContext> OpenAsync(CancellationToken ct) => across.OpenAsync("find webhooks that never arrived", ct);
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Webhooks;

/// <summary>What became of a webhook, and when it is tried again where it still waits.</summary>
internal sealed record WebhookEnd(string EventId, WebhookStatus Status, string Outcome, DateTimeOffset DueAt);

/// <summary>
/// Writes into the inbox what became of webhooks, many with one commit, after everything they caused is committed: handling can be several
/// transactions, and a mark inside the first would lose the rest. What a crash leaves unmarked is handled again, and reads the same truth.
/// </summary>
internal sealed class HandledWebhooks(IAcrossTenants<BillingDbContext> across, TimeProvider clock)
{
    private const int Most = 32;

    // A slow one does not keep its neighbours unmarked for long.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private List<WebhookEnd> _ended = [];
    private long _since;

    public async Task AddAsync(IReadOnlyCollection<WebhookEnd> ends)
    {
        List<WebhookEnd> full;
        lock (_gate)
        {
            _since = _ended.Count == 0 ? clock.GetTimestamp() : _since;
            _ended.AddRange(ends);
            if (_ended.Count < Most && clock.GetElapsedTime(_since) < Longest)
            {
                return;
            }

            (full, _ended) = (_ended, []);
        }

        await WriteAsync(full);
    }

    public async Task FlushAsync()
    {
        List<WebhookEnd> rest;
        lock (_gate)
        {
            (rest, _ended) = (_ended, []);
        }

        if (rest.Count > 0)
        {
            await WriteAsync(rest);
        }
    }

    private async Task WriteAsync(List<WebhookEnd> ends)
    {
        await using var db = await across.OpenAsync("handle webhooks", CancellationToken.None);
        await db.Database.ExecuteSqlAsync(
            $"""
            select set_config('synchronous_commit', 'off', true);
            update billing.webhook_row w set status = e.status, outcome = e.outcome, due_at = e.due_at,
                handled_at = case when e.status = 'Waiting' then null else {clock.GetUtcNow()} end
            from unnest({All(one => one.EventId)}, {All(one => one.Status.ToString())}, {All(one => one.Outcome)}, {All(one => one.DueAt)})
                as e(event_id, status, outcome, due_at)
            where w.event_id = e.event_id
            """,
            CancellationToken.None);

        T[] All<T>(Converter<WebhookEnd, T> part) => ends.ConvertAll(part).ToArray();
    }
}

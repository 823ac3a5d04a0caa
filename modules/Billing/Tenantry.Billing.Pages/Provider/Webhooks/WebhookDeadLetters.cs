using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Pages.Provider.Webhooks;

/// <summary>Lists webhooks that failed to process as dead letters.</summary>
internal sealed class WebhookDeadLetters(ICrossTenantDbContextFactory<BillingDbContext> across, FindWebhook find, ReplayWebhook replay)
    : IDeadLetterSource
{
    public async Task<(IReadOnlyList<DeadLetter> Letters, int Total)> ListAsync(string search, int take, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator lists dead letters", ct);
        var rows = db.Set<WebhookRow>().AsNoTracking().Where(row => row.Status == WebhookStatus.Failed);
        if (search.Length > 0)
        {
            rows = rows.Where(row => row.Type.Contains(search) || row.ObjectId == search || row.EventId == search
                || row.Outcome!.Contains(search));
        }

        var page = await rows.OrderByDescending(row => row.HandledAt ?? row.ReceivedAt).ThenByDescending(row => row.EventId).Take(take)
            .Select(row => new { row.EventId, row.Type, row.Outcome, row.OccurredAt, DiedAt = row.HandledAt ?? row.ReceivedAt })
            .ToListAsync(ct);
        return (
            [.. page.Select(row => new DeadLetter(row.EventId, $"Webhook {row.Type}", null, row.Outcome ?? "",
                row.OccurredAt, row.DiedAt))],
            await rows.CountAsync(ct));
    }

    public async Task<ResourceDetail?> FindAsync(string key, CancellationToken ct) =>
        await find.RunAsync(key, ct) is { Status: nameof(WebhookStatus.Failed) } webhook ? webhook : null;

    public Task<string> SayAsync(string key, CancellationToken ct) =>
        Task.FromResult(
            "The object is read from Stripe again and the local copy is updated. If that fails again, the webhook returns to this list.");

    public Task<Result> ReplayAsync(string key, string? reason, CancellationToken ct) => replay.RunAsync(key, reason, ct);
}

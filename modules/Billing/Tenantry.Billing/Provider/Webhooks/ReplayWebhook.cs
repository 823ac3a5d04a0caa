using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Signals;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Handles a webhook again. Harmless at any time: handling reads the truth.</summary>
internal sealed class ReplayWebhook(IAcrossTenants<BillingDbContext> across, NodeSignals signals, ICurrentTenant current, TimeProvider clock)
{
    public Task<Result> RunAsync(string eventId, CancellationToken ct) => RunAsync(eventId, null, ct);

    public async Task<Result> RunAsync(string eventId, string? reason, CancellationToken ct)
    {
        await using var db = await across.OpenAsync("operator replays a webhook", ct);
        if (await db.Set<WebhookRow>().FirstOrDefaultAsync(row => row.EventId == eventId, ct) is not { } webhook)
        {
            return ProviderProblems.WebhookNotFound;
        }

        db.Audit("billing.webhook.replayed", Subject(eventId), reason, new { webhook.Type, webhook.Status, webhook.Attempts, webhook.Outcome });
        webhook.Status = WebhookStatus.Waiting;
        webhook.Attempts = 0;
        webhook.DueAt = clock.GetUtcNow();
        // In the trail of whose object it is, so that their timeline tells it.
        using (await WebhookObjects.OwnerAsync(db, webhook.ObjectId, ct) is { } owner ? current.Change(owner) : null)
        {
            await db.SaveChangesAsync(ct);
        }

        signals.Send(ReceiveWebhook.Topic);
        return Result.Done;
    }

    public static string Subject(string eventId) => $"webhook/{eventId}";
}

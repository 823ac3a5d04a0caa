using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Processes a webhook again. This is always safe, because processing reads the current object.</summary>
internal sealed class ReplayWebhook(ICrossTenantDbContextFactory<BillingDbContext> across, NodeBackplane signals, ICurrentTenant current,
    TimeProvider clock)
{
    public Task<Result> RunAsync(string eventId, CancellationToken ct) => RunAsync(eventId, null, ct);

    public async Task<Result> RunAsync(string eventId, string? reason, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator replays a webhook", ct);
        if (await db.Set<WebhookRow>().FirstOrDefaultAsync(row => row.EventId == eventId, ct) is not { } webhook)
        {
            return ProviderProblems.WebhookNotFound;
        }

        db.Audit("billing.webhook.replayed", Subject(eventId), reason,
            new { webhook.Type, webhook.Status, webhook.Attempts, webhook.Outcome });
        webhook.Status = WebhookStatus.Pending;
        webhook.Attempts = 0;
        webhook.DueAt = clock.GetUtcNow();
        // Audited for the tenant that owns the object, so that the tenant's timeline shows the replay.
        using (await WebhookObjects.OwnerAsync(db, webhook.ObjectId, ct) is { } owner ? current.Change(owner) : null)
        {
            await db.SaveChangesAsync(ct);
        }

        signals.Publish(ReceiveWebhook.Topic);
        return Result.Success;
    }

    public static string Subject(string eventId) => $"webhook/{eventId}";
}

using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Webhooks;

/// <summary>Puts an event into the inbox, once, whoever brings it.</summary>
internal sealed class StoreWebhook(IAcrossTenants<BillingDbContext> across, MirroredKinds mirrored, TimeProvider clock)
{
    /// <summary>Stores it.</summary>
    /// <returns>Whether it was not there.</returns>
    public async Task<bool> RunAsync(GatewayEvent happened, string body, WebhookSource source, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var status = mirrored.Contains(happened.Object) ? WebhookStatus.Waiting : WebhookStatus.Ignored;
        await using var db = await across.OpenAsync("store a webhook", ct);
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.webhook_row (event_id, type, object, object_id, payload, occurred_at, received_at, status, attempts, due_at, source)
            values ({happened.Id}, {happened.Type}, {happened.Object.ToString()}, {happened.ObjectId}, {body}::jsonb, {happened.OccurredAt}, {now},
                    {status.ToString()}, 0, {now}, {source.ToString()})
            on conflict (event_id) do nothing
            """,
            ct) == 1;
    }
}

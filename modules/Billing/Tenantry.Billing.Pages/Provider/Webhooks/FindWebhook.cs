using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Provider.Webhooks;

/// <summary>Gets one webhook for the operator, with its payload, outcome and tenant.</summary>
internal sealed class FindWebhook(ICrossTenantDbContextFactory<BillingDbContext> across, ITenants tenants)
{
    public async Task<ResourceDetail?> RunAsync(string id, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator reads the webhook inbox", ct);
        if (await db.Set<WebhookRow>().AsNoTracking().FirstOrDefaultAsync(row => row.EventId == id, ct) is not { } row)
        {
            return null;
        }

        var owner = await WebhookObjects.OwnerAsync(db, row.ObjectId, ct);
        var names = owner is { } ownerId ? await tenants.GetNamesAsync([ownerId], ct) : null;
        return new ResourceDetail(row.Type,
        [
            new("Event", row.EventId, CellKind.Code),
            new("Object", $"{row.Object} {row.ObjectId}", CellKind.Code),
            new("Tenant", owner is { } tenant ? new ResourceLink(names!.GetValueOrDefault(tenant, "A tenant"),
                $"/admin/tenants/{tenant}/timeline") : null),
            new("Outcome", row.Outcome),
            new("Attempts", row.Attempts, CellKind.Number),
            new("Next attempt", row.Status == WebhookStatus.Pending ? row.DueAt : null, CellKind.Time),
            new("Source", row.Source == WebhookSource.Delivery ? "Stripe" : "Reconciliation (missed webhook)"),
            new("Occurred", row.OccurredAt, CellKind.Time),
            new("Received", row.ReceivedAt, CellKind.Time),
            new("Processed", row.HandledAt, CellKind.Time),
        ])
        {
            Status = row.Status.ToString(),
            Subject = ReplayWebhook.Subject(row.EventId),
            Texts = [new("Payload", PayloadView.Redact(row.Payload), CellKind.Json)],
        };
    }
}

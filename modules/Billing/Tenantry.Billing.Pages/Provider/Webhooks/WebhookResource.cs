using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Provider.Webhooks;

/// <summary>Defines the operator's webhook inbox, with the outcome of each event and the action that replays it.</summary>
internal static class WebhookResource
{
    public static ResourceDefinition Definition { get; } = new("webhooks", "Webhooks", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Stripe webhooks. Each event is stored once; processing reads the object from Stripe again.",
        Icon = "webhook",
        Group = OperatorSections.System,
        Order = 935,
        Columns = [new("Event", CellKind.Code), new("Type"), new("Status", CellKind.Status), new("Attempts", CellKind.Number),
            new("Received", CellKind.Time), new("Outcome")],
        SearchHint = "Event, type or object",
        Statuses = Enum.GetNames<WebhookStatus>(),
        Empty = "No webhooks yet. They arrive with the first checkout. If none does, check the endpoint URL and signing secret.",
        FindAsync = (services, id, ct) => services.GetRequiredService<FindWebhook>().RunAsync(id, ct),
        Actions =
        [
            new("replay", "Replay", "The object is read from Stripe again and the local copy is updated. Safe to run at any time.",
                ReplayAsync)
            {
                AsksReason = true,
                // An ignored event has no local copy to update.
                When = detail => detail.Status != nameof(WebhookStatus.Ignored),
                Done = "The webhook is being replayed.",
            },
        ],
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads the webhook inbox", ct);
        var rows = db.Set<WebhookRow>().AsNoTracking();
        if (Enum.TryParse<WebhookStatus>(query.Status, out var status))
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.EventId == query.Search || row.ObjectId == query.Search || row.Type.Contains(query.Search));
        }

        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.EventId)
            .Skip(query.Skip).Take(query.Size)
            .Select(row => new { row.EventId, row.Type, row.Status, row.Attempts, row.ReceivedAt, row.Outcome }).ToListAsync(ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(row.EventId, row.EventId, row.Type, row.Status.ToString(), row.Attempts, row.ReceivedAt,
                row.Outcome))], total);
    }

    private static Task<Result> ReplayAsync(IServiceProvider services, string id, string? reason, CancellationToken ct) =>
        services.GetRequiredService<ReplayWebhook>().RunAsync(id, reason, ct);
}

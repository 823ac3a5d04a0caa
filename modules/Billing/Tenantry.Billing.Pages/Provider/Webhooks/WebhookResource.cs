using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Pages.Provider.Webhooks;

/// <summary>Represents a webhook without its payload.</summary>
internal sealed class WebhookItem
{
    public required string EventId { get; init; }

    public required string Type { get; init; }

    public GatewayObject Object { get; init; }

    public required string ObjectId { get; init; }

    public WebhookStatus Status { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public WebhookSource Source { get; init; }

    public string? Outcome { get; init; }
}

/// <summary>Defines the operator's webhook inbox, with the outcome of each event and the action that replays it.</summary>
internal static class WebhookResource
{
    public static Resource<WebhookItem> Definition { get; } = new Resource<WebhookItem>("webhooks", "Webhooks", BillingPermissions.Operate)
    {
        Subtitle = "Stripe webhooks. Each event is stored once; processing reads the object from Stripe again.",
        Icon = "webhook",
        Section = OperatorSections.System,
        Order = 935,
        SearchHint = "Event, type or object",
        Empty = "Webhooks arrive with the first checkout. If none does, check the endpoint URL and the signing secret.",
    }
        .FromDatabase<BillingDbContext>("operator reads the webhook inbox", db => db.Set<WebhookRow>().Select(row => new WebhookItem
        {
            EventId = row.EventId, Type = row.Type, Object = row.Object, ObjectId = row.ObjectId, Status = row.Status,
            Attempts = row.Attempts, ReceivedAt = row.ReceivedAt, Source = row.Source, Outcome = row.Outcome,
        }))
        .Key(webhook => webhook.EventId)
        .Column("Type", webhook => webhook.Type, column => column.Sort().Search().ListOnly())
        .Column("Status", webhook => webhook.Status, column => column.Sort().Filter().ListOnly())
        .Column("Object", webhook => webhook.ObjectId, column => column.As(CellKind.Code).SearchExact().ListOnly())
        .Column("Kind", webhook => webhook.Object, column => column.As(CellKind.Text).Filter().Hidden().ListOnly())
        .Column("Attempts", webhook => webhook.Attempts, column => column.Sort().Minor().ListOnly())
        .Column("Received", webhook => webhook.ReceivedAt, column => column.As(CellKind.ExactTime).Sort().Filter().ListOnly())
        .Column("Source", webhook => webhook.Source, column => column.As(CellKind.Text).Filter().Hidden().ListOnly())
        .Column("Outcome", webhook => webhook.Outcome, column => column.Search().Minor().ListOnly())
        .Column("Event", webhook => webhook.EventId, column => column.As(CellKind.Code).SearchExact().Hidden().ListOnly())
        .OrderByDescending(webhook => webhook.ReceivedAt)
        .View("failed", "Failed", webhook => webhook.Status == WebhookStatus.Failed, counted: true)
        .View("pending", "Pending", webhook => webhook.Status == WebhookStatus.Pending)
        .NeedsAttention("failed")
        .Status(webhook => webhook.Status)
        .Audited(webhook => ReplayWebhook.Subject(webhook.EventId))
        .Fields(async context => (await FindAsync(context))?.Fields ?? [])
        .Texts(async context => (await FindAsync(context))?.Texts ?? [])
        // An ignored event has no local copy to update.
        .Action("replay", "Replay", "The object is read from Stripe again and the local copy is updated. Safe to run at any time.",
            context => context.Services.GetRequiredService<ReplayWebhook>().RunAsync(context.Id, context.Reason, context.CancellationToken),
            action => action.When(webhook => webhook.Status != WebhookStatus.Ignored).Bulk().AskReason()
                .Done("The webhook is being replayed."));

    private static Task<ResourceDetail?> FindAsync(ResourceContext<WebhookItem> context) =>
        context.Services.GetRequiredService<FindWebhook>().RunAsync(context.Id, context.CancellationToken);
}

using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Handles webhooks about one object: it is synchronized once, and the handlers of each event's type are called.</summary>
internal sealed class HandleWebhook(IServiceProvider services, BillingDbContext db, ChangeInstant instant)
{
    public async Task<Result> RunAsync(IReadOnlyList<WebhookRow> webhooks, CancellationToken ct)
    {
        // A savepoint for each save costs a round trip, and nothing continues after a failed save: the webhook is handled again.
        db.Database.AutoSavepointsEnabled = false;
        instant.Notified = webhooks.Max(webhook => webhook.OccurredAt);
        foreach (var sync in services.GetKeyedServices<IObjectSync>(webhooks[0].Object))
        {
            if (await sync.RunAsync(webhooks[0].ObjectId, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        foreach (var webhook in webhooks)
        {
            if (await HandleAsync(webhook, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        return Result.Success;
    }

    private async Task<Result> HandleAsync(WebhookRow webhook, CancellationToken ct)
    {
        foreach (var handler in services.GetKeyedServices<IGatewayEventHandler>(webhook.Type))
        {
            var gatewayEvent = new GatewayEvent(webhook.EventId, webhook.Type, webhook.Object, webhook.ObjectId, webhook.OccurredAt);
            if (await handler.HandleAsync(gatewayEvent, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        return Result.Success;
    }
}

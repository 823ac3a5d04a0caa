using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Webhooks;

/// <summary>Brings what we hold to one kind of the provider's objects. It is told the id alone, and reads the object itself.</summary>
internal interface IObjectSync
{
    GatewayObject Kind { get; }

    Task<Result> RunAsync(string gatewayId, CancellationToken ct);
}

/// <summary>Brings the mirror to the object that a webhook is about.</summary>
internal sealed class HandleWebhook(IEnumerable<IObjectSync> syncs, BillingDbContext db)
{
    public async Task<Result> RunAsync(WebhookRow webhook, CancellationToken ct)
    {
        // A savepoint for each save costs a round trip. Nothing here goes on after a save that failed: the webhook is handled again, from its beginning.
        db.Database.AutoSavepointsEnabled = false;
        foreach (var sync in syncs.Where(one => one.Kind == webhook.Object))
        {
            if (await sync.RunAsync(webhook.ObjectId, ct) is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        return Result.Done;
    }
}

using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoices;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Webhooks;

/// <summary>Reads again what a webhook is about, and brings the mirror to it.</summary>
internal sealed class HandleWebhook(SyncCheckout checkouts, SyncSubscription subscriptions, SyncInvoice invoices)
{
    public async Task<Result> RunAsync(WebhookRow webhook, CancellationToken ct) => webhook.Object switch
    {
        GatewayObject.Checkout => await checkouts.RunAsync(webhook.ObjectId, ct),
        GatewayObject.Subscription when await subscriptions.RunAsync(webhook.ObjectId, ct) is { IsProblem: true, Problem: var problem } => problem,
        GatewayObject.Invoice => await invoices.RunAsync(webhook.ObjectId, ct),
        _ => Result.Done,
    };
}

using System.Diagnostics;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Defines the activities of webhooks.</summary>
internal static class WebhookTraces
{
    private static readonly ActivitySource Source = new("Tenantry.Billing");

    public static Activity? Start(string type, int count) => Source.StartActivity("webhook process", ActivityKind.Consumer)
        ?.SetTag("tenantry.webhook.type", type).SetTag("tenantry.webhook.count", count);
}

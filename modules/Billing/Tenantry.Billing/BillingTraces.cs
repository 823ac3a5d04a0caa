using System.Diagnostics;

namespace Tenantry.Billing;

/// <summary>Starts billing's activities.</summary>
internal static class BillingTraces
{
    public static readonly ActivitySource Source = new("Tenantry.Billing");

    public static Activity? StartWebhook(string type, int count) => Source.StartActivity("webhook process", ActivityKind.Consumer)
        ?.SetTag("tenantry.webhook.type", type).SetTag("tenantry.webhook.count", count);

    public static Activity? StartGatewayCall(string gateway, string method) =>
        Source.StartActivity($"gateway {method}", ActivityKind.Client)?.SetTag("tenantry.gateway", gateway);
}

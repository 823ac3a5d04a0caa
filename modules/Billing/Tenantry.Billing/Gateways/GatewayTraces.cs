using System.Diagnostics;

namespace Tenantry.Billing.Gateways;

/// <summary>Creates the activities of calls to the payment provider.</summary>
internal static class GatewayTraces
{
    public static readonly ActivitySource Source = new("Tenantry.Billing");

    public static Activity? StartCall(string gateway, string method) =>
        Source.StartActivity($"gateway {method}", ActivityKind.Client)?.SetTag("tenantry.gateway", gateway);
}

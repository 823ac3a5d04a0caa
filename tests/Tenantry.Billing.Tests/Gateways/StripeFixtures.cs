using System.Text.Json.Nodes;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Stripe's published examples of the objects relied on (stripe/openapi, MIT; API version 2026-07-29.dahlia).</summary>
internal static class StripeFixtures
{
    public static JsonObject All { get; } = Load();

    private static JsonObject Load()
    {
        using var stream = typeof(StripeFixtures).Assembly.GetManifestResourceStream("Tenantry.Billing.Tests.Gateways.stripe-fixtures.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}

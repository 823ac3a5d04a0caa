using System.Text.Json.Nodes;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Provides Stripe's published examples of the required objects (stripe/openapi, MIT).</summary>
/// <remarks>They are of API version 2026-07-29.dahlia: none are published for 2026-10-28.endive, which moved no required field.</remarks>
internal static class StripeFixtures
{
    public static JsonObject All { get; } = Load();

    private static JsonObject Load()
    {
        using var stream = typeof(StripeFixtures)
            .Assembly.GetManifestResourceStream("Tenantry.Billing.Tests.Gateways.stripe-fixtures.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}

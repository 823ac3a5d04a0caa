using System.Text.Json;
using System.Text.Json.Nodes;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>
/// Represents a call of the gateway that reads one kind of Stripe's objects, with an example in which every optional field has a value.
/// </summary>
internal sealed record RelyingCall(string Name, Func<IPaymentGateway, Task<object?>> CallAsync, JsonObject Example)
{
    private const string TaxRate = """{"id":"txr_1","object":"tax_rate","percentage":19.0}""";

    /// <summary>Gets the fields that a response may omit by Stripe's schema, and that mean "none" if they are missing.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>Makes the call against a response.</summary>
    /// <returns>The mapped object, as JSON.</returns>
    public async Task<string> ReadAsync(JsonNode response)
    {
        using var gateway = GatewayUnderTest.Answering(new CannedResponses(request =>
            (200, request.RequestUri!.AbsolutePath.Contains("/tax_rates/", StringComparison.Ordinal) ? TaxRate : response.ToJsonString())));
        return JsonSerializer.Serialize(await CallAsync(gateway.Gateway));
    }
}

using System.Globalization;
using System.Text.Json;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public string SignatureHeader => "Stripe-Signature";

    public GatewayEvent? Verify(string? signature, string body)
    {
        if (!StripeSignature.IsValid(signature, body, options.WebhookSecrets, clock.GetUtcNow(), options.SignatureTolerance))
        {
            return null;
        }

        var happened = JsonSerializer.Deserialize<StripeEvent>(body, StripeClient.Json)?.Read();
        // An event of the other mode is about other objects: a test payment must not give access that is sold live.
        return happened is not null && happened.IsLive == options.IsLive ? happened : null;
    }

    public IAsyncEnumerable<(GatewayEvent Event, string Body)> ListEventsAsync(DateTimeOffset since, CancellationToken ct) => stripe
        .ListAsync<JsonElement>(
            "v1/events", Query.Of(("created[gte]", since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))), one => one.GetProperty("id").GetString()!, ct)
        .Select(one => (one.Deserialize<StripeEvent>(StripeClient.Json)!.Read(), one.GetRawText()));
}

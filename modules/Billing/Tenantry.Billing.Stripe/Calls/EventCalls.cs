using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Stripe;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    private static readonly RequiredFields PageFields = new("list of events", "data", "has_more");

    public string SignatureHeader => "Stripe-Signature";

    public GatewayEvent? Verify(string? signature, string body)
    {
        if (!StripeSignature.IsValid(signature, body, options.WebhookSecrets, clock.GetUtcNow(), options.SignatureTolerance))
        {
            return null;
        }

        using var json = JsonDocument.Parse(body);
        var (gatewayEvent, isLive) = StripeEvent.ToGateway(json.RootElement);
        // An event of the other mode concerns other objects: a test payment must not grant access to a live product.
        return isLive == options.IsLive ? gatewayEvent : null;
    }

    public async IAsyncEnumerable<(GatewayEvent Event, string Body)> ListEventsAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/v1/events?created[gte]={since.ToUnixTimeSeconds()}&limit={PageSize}");
        string? last = "";
        while (last is not null)
        {
            // Read as raw JSON, because the types of Stripe.net may not match an event that was created in another API version; see
            // StripeEvent.
            var after = last.Length == 0 ? "" : $"&starting_after={Uri.EscapeDataString(last)}";
            var response = await RunAsync(stripe.RawRequestAsync(HttpMethod.Get, path + after, cancellationToken: ct), ct);
            using var page = JsonDocument.Parse(response.Content);
            PageFields.Check(page.RootElement);
            last = null;
            foreach (var json in page.RootElement.GetProperty("data").EnumerateArray())
            {
                var (gatewayEvent, _) = StripeEvent.ToGateway(json);
                last = gatewayEvent.Id;
                yield return (gatewayEvent, json.GetRawText());
            }

            last = page.RootElement.GetProperty("has_more").GetBoolean() ? last : null;
        }
    }
}

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
        var (received, isLive) = StripeEvent.ToGateway(json.RootElement);
        // An event of the other mode is about other objects: a test payment must not give access that is sold live.
        return isLive == options.IsLive ? received : null;
    }

    public async IAsyncEnumerable<(GatewayEvent Event, string Body)> ListEventsAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/v1/events?created[gte]={since.ToUnixTimeSeconds()}&limit={PageSize}");
        string? last = "";
        while (last is not null)
        {
            // Raw, for the types of Stripe.net may not fit an event that was made in another API version: see StripeEvent.
            var after = last.Length == 0 ? "" : $"&starting_after={Uri.EscapeDataString(last)}";
            var answer = await RunAsync(stripe.RawRequestAsync(HttpMethod.Get, path + after, cancellationToken: ct), ct);
            using var page = JsonDocument.Parse(answer.Content);
            PageFields.Check(page.RootElement);
            last = null;
            foreach (var json in page.RootElement.GetProperty("data").EnumerateArray())
            {
                var (listed, _) = StripeEvent.ToGateway(json);
                last = listed.Id;
                yield return (listed, json.GetRawText());
            }

            last = page.RootElement.GetProperty("has_more").GetBoolean() ? last : null;
        }
    }
}

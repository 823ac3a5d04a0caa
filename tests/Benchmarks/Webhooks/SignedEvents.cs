using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.Tests;

namespace Tenantry.Benchmarks.Webhooks;

/// <summary>Posts signed webhook events like the payment provider.</summary>
internal sealed class SignedEvents(BillingApp billing) : IDisposable
{
    private readonly HttpClient _http = billing.App.Client();
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(billing.App.Services.GetRequiredService<StripeOptions>().WebhookSecrets[^1]);
    private int _count;

    public async Task PostAsync(JsonElement subscription, CancellationToken ct)
    {
        var timestamp = billing.Stripe.Clock.GetUtcNow().ToUnixTimeSeconds();
        var id = string.Create(CultureInfo.InvariantCulture, $"evt_bench{Interlocked.Increment(ref _count):D10}");
        var body = $$$"""
            {"id":"{{{id}}}","object":"event","type":"customer.subscription.updated","created":{{{timestamp.ToString(CultureInfo.InvariantCulture)}}},"livemode":false,"data":{"object":{{{subscription.GetRawText()}}}}}
            """;
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(_secret,
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.{body}"))));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/webhooks/stripe", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Stripe-Signature", string.Create(CultureInfo.InvariantCulture, $"t={timestamp},v1={signature}"));
        using var response = await _http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}

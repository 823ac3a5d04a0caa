using Stripe;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Creates the configured client of Stripe.net.</summary>
internal static class StripeClients
{
    public const string HttpClientName = "tenantry.stripe";

    public static StripeClient Create(HttpClient http, StripeOptions options)
    {
        var address = options.ApiBase.TrimEnd('/');
        // Whatever is not meant for Stripe must not reach it by a call to its other hosts, such as that of files.
        var other = address == StripeClient.DefaultApiBase ? null : address;
        // Its own retries are off: they would multiply ours, and they do not repeat a 429.
        var transport = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false);
        return new(
            options.SecretKey, httpClient: transport, apiBase: address, connectBase: other, filesBase: other, meterEventsBase: other);
    }
}

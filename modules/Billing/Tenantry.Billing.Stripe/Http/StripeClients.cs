using Stripe;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Creates the configured Stripe.net client.</summary>
internal static class StripeClients
{
    public const string HttpClientName = "tenantry.stripe";

    public static StripeClient Create(HttpClient http, StripeOptions options)
    {
        var address = options.ApiBase.TrimEnd('/');
        // With another address, calls to Stripe's other hosts, such as the one for files, must not reach Stripe either.
        var otherBase = address == StripeClient.DefaultApiBase ? null : address;
        // The client's own retries are off: they would multiply ours, and they don't retry a 429.
        var transport = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false);
        return new(
            options.SecretKey, httpClient: transport, apiBase: address, connectBase: otherBase, filesBase: otherBase,
            meterEventsBase: otherBase);
    }
}

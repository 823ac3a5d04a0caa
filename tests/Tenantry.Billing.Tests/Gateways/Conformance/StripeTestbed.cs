using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Gateways.Testing;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.Billing.Tests.Gateways.Conformance;

/// <summary>Runs the gateway to Stripe against a local Stripe, which delivers its webhooks over HTTP.</summary>
internal sealed class StripeTestbed : IGatewayTestbed
{
    private const string Secret = "whsec_conformance";
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly GatewayUnderTest _gateway;
    private readonly GatewayUnderTest _unreachable;
    private readonly StripeEmulatorServer _stripe;
    private WebApplication? _listener;

    private StripeTestbed(StripeEmulatorServer stripe, StripeEmulatorOptions options)
    {
        _stripe = stripe;
        _gateway = new GatewayUnderTest(
            new StripeOptions { SecretKey = options.ApiKey, ApiBase = stripe.Address, WebhookSecrets = [Secret] }, clock: stripe.Clock);
        // The discard port, where nothing listens.
        _unreachable = new GatewayUnderTest(new StripeOptions { SecretKey = options.ApiKey, ApiBase = "http://127.0.0.1:9",
            MaxRetries = 0 });
    }

    public IPaymentGateway Gateway => _gateway.Gateway;

    public IPaymentGateway Unreachable => _unreachable.Gateway;

    public static async Task<StripeTestbed> StartAsync()
    {
        StripeTestbed? testbed = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = builder.Build();
        listener.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            testbed!._received.Enqueue(new ReceivedWebhook(request.Headers["Stripe-Signature"].ToString(), await reader.ReadToEndAsync()));
        });
        await listener.StartAsync();
        var options = new StripeEmulatorOptions { Port = 0, DataDirectory = null };
        options.WebhookEndpoints.Add(new WebhookTarget(new Uri(listener.Urls.Single()), Secret));
        var stripe = new StripeEmulatorServer(options, new EmulatorClock(null), null);
        await stripe.StartAsync(CancellationToken.None);
        testbed = new StripeTestbed(stripe, options) { _listener = listener };
        return testbed;
    }

    public async Task PayAsync(GatewayCheckout checkout, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["action"] = "pay", ["email"] = "family@example.com", ["number"] = "4242424242424242", ["expiry"] = "12 / 39", ["cvc"] = "123",
            ["name"] = "Jo Doe",
        });
        using var response = await _browser.PostAsync(new Uri(checkout.Url!), form, cancellationToken);
        ((int)response.StatusCode).ShouldBeLessThan(400);
    }

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken) => _stripe.AdvanceAsync(by, cancellationToken);

    public async Task<IReadOnlyList<ReceivedWebhook>> ReceiveAsync(CancellationToken cancellationToken)
    {
        await _stripe.WaitForIdleAsync(cancellationToken);
        return [.. _received];
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _gateway.Dispose();
        _unreachable.Dispose();
        await _stripe.DisposeAsync();
        await _listener!.DisposeAsync();
    }
}

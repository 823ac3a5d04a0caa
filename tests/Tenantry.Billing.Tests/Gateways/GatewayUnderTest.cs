using Microsoft.Extensions.DependencyInjection;
using Stripe;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Creates the gateway with its retries, rate limit and timeout, as <c>UseStripe</c> registers them.</summary>
internal sealed class GatewayUnderTest : IDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="options">The options; the key and the address must be set.</param>
    /// <param name="answers">The handler that responds in place of a server.</param>
    /// <param name="clock">The clock; the system clock if <see langword="null"/>.</param>
    public GatewayUnderTest(StripeOptions options, HttpMessageHandler? responses = null, TimeProvider? clock = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(options).AddStripeClient();
        if (responses is not null)
        {
            services.AddHttpClient(StripeClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => responses);
        }

        _services = services.BuildServiceProvider();
        Gateway = new StripeGateway(_services.GetRequiredService<StripeClient>(), options, clock ?? TimeProvider.System);
    }

    public StripeGateway Gateway { get; }

    public static GatewayUnderTest Answering(HttpMessageHandler responses) =>
        new(new StripeOptions { SecretKey = "sk_test_local", ApiBase = "http://localhost", MaxRetries = 0 }, responses);

    public void Dispose() => _services.Dispose();
}

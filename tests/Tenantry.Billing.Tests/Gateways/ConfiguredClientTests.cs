using Microsoft.Extensions.DependencyInjection;
using Stripe;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Tests.Gateways;

public sealed class ConfiguredClientTests
{
    [Fact]
    public async Task ProductBuilder_CallsStripe_WithTheClientThatTheGatewayUses()
    {
        await using var billing = await BillingApp.StartAsync();
        var client = billing.App.Services.GetRequiredService<StripeClient>();
        billing.App.Services.GetRequiredService<IStripeClient>().ShouldBeSameAs(client);

        var created = await client.V1.Customers.CreateAsync(new CustomerCreateOptions { Name = "Jo" });
        (await new CustomerService(client).GetAsync(created.Id)).Name.ShouldBe("Jo");
    }

    [Fact]
    public async Task CallOfAProductBuilder_IsRetriedWithOneKey_AndSendsNoTelemetry()
    {
        var keys = new List<string>();
        using var responses = new CannedResponses(request =>
        {
            request.Headers.Contains("X-Stripe-Client-Telemetry").ShouldBeFalse();
            keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
            return keys.Count % 2 == 1
                ? (429, """{"error":{"type":"invalid_request_error","code":"rate_limit"}}""")
                : (200, """{"id":"cus_1","object":"customer"}""");
        });
        var services = new ServiceCollection().AddLogging()
            .AddSingleton(new StripeOptions { SecretKey = "sk_test_local", ApiBase = "http://localhost" });
        services.AddStripeClient().AddHttpClient(StripeClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => responses);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<StripeClient>();
        await client.V1.Customers.CreateAsync(new());
        await client.V1.Customers.CreateAsync(new());
        keys.Count.ShouldBe(4);
        keys[1].ShouldBe(keys[0]);
        keys[3].ShouldBe(keys[2]);
        keys[2].ShouldNotBe(keys[0]);
    }

    [Theory]
    [InlineData("https://api.stripe.com", "https://files.stripe.com")]
    [InlineData("https://api.stripe.com/", "https://files.stripe.com")]
    [InlineData("http://localhost:12111/", "http://localhost:12111")]
    public void OtherHostsOfStripe_AreReplacedTogetherWithItsApi(string address, string files)
    {
        using var http = new HttpClient();
        var client = StripeClients.Create(http, new StripeOptions { SecretKey = "sk_test_local", ApiBase = address });
        (client.ApiBase, client.FilesBase).ShouldBe((address.TrimEnd('/'), files));
    }

    [Fact]
    public void ScriptForBrowsers_MatchesTheApiVersion() =>
        new StripeOptions().ScriptUrl.ShouldBe($"https://js.stripe.com/{StripeConfiguration.ApiVersion.Split('.')[1]}/stripe.js");
}

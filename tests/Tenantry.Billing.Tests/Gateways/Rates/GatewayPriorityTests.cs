using System.Diagnostics;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways.Rates;

public sealed class GatewayPriorityTests
{
    [Fact]
    public async Task Scope_FlowsWithAwait_AndEndsWithItsMethod()
    {
        GatewayPriority.IsBackground.ShouldBeFalse();
        await WorkAsync();
        GatewayPriority.IsBackground.ShouldBeFalse();

        static async Task WorkAsync()
        {
            using var scope = GatewayPriority.Background();
            await Task.Yield();
            GatewayPriority.IsBackground.ShouldBeTrue();
            using (GatewayPriority.Background())
            {
                GatewayPriority.IsBackground.ShouldBeTrue();
            }

            GatewayPriority.IsBackground.ShouldBeTrue("the inner scope restores the outer one");
        }
    }

    [Fact]
    public async Task BackgroundCall_WaitsForInteractiveCalls()
    {
        var options = new StripeOptions
        {
            SecretKey = "sk_test_local", ApiBase = "http://localhost", RequestsPerSecond = 5, BackgroundShare = 0.2,
        };
        using var responses = CannedResponses.Always("""{"id":"prod_1","object":"product","name":"T-shirt"}""");
        using var gateway = new GatewayUnderTest(options, responses);
        var background = BackgroundAsync();
        for (var call = 0; call < 4; call++)
        {
            await gateway.Gateway.FindProductNameAsync("interactive", default);
        }

        await background;
        // One of five places belongs to the background: its second call found it taken, and four later calls were sent first.
        responses.Requests.Select(request => request.Path.Split('_')[^1])
            .ShouldBe(["background", "interactive", "interactive", "interactive", "interactive", "background"]);

        async Task BackgroundAsync()
        {
            using var scope = GatewayPriority.Background();
            await gateway.Gateway.FindProductNameAsync("background", default);
            await gateway.Gateway.FindProductNameAsync("background", default);
        }
    }

    [Fact]
    public async Task EveryAttempt_CountsTowardTheRate_AndA429SlowsTheNextOnes()
    {
        var options = new StripeOptions { SecretKey = "sk_test_local", ApiBase = "http://localhost",
            RequestsPerSecond = 4, MaxRetries = 0 };
        using var responses = CannedResponses.Always("""{"error":{"type":"invalid_request_error","code":"rate_limit"}}""", status: 429);
        using var gateway = new GatewayUnderTest(options, responses);
        var begun = Stopwatch.GetTimestamp();
        for (var call = 0; call < 4; call++)
        {
            await Should.ThrowAsync<GatewayException>(() => gateway.Gateway.FindProductNameAsync("any", default));
        }

        // The first response halved the rate to two per second, so the third and the fourth call waited.
        Stopwatch.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }
}

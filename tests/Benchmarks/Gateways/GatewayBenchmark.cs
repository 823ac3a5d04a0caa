using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Stripe;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Benchmarks.Gateways;

/// <summary>Measures the CPU time and the allocations of gateway calls. The responses come from memory.</summary>
internal static class GatewayBenchmark
{
    public static async Task<Report> RunAsync(Arguments arguments)
    {
        var calls = arguments.Number("calls", 4000);
        var options = new StripeOptions { SecretKey = "sk_test_local", ApiBase = "http://localhost" };
        var services = new ServiceCollection().AddLogging().AddSingleton(options).AddStripeClient();
        services.AddHttpClient(StripeClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new StoredResponses());
        await using var provider = services.BuildServiceProvider();
        var gateway = new StripeGateway(provider.GetRequiredService<StripeClient>(), options, TimeProvider.System);
        var change = new SubscriptionChange([new(new("si_1"), new("price_2"), 3)], Proration.Now,
            DateTimeOffset.FromUnixTimeSeconds(1769853600));
        var report = new Report("gateway", "Cost of a gateway call to Stripe", $"gateway --calls {calls}");
        report.AppendLine(
            $"The median of five rounds with responses from memory: building the request, reading the response and mapping it.")
            .AppendLine($"")
            .AppendLine($"| call | CPU time, µs | allocated, KB |").AppendLine($"| --- | --- | --- |");
        await MeasureAsync(report, "find a subscription (GET)", calls, () => gateway.FindSubscriptionAsync(new("sub_1"), default));
        await MeasureAsync(report, "change a subscription (POST)", calls,
            () => gateway.ChangeSubscriptionAsync(new("sub_1"), change, IdempotencyKey.For("bench", 1), default));
        await MeasureAsync(report, "list 100 subscriptions (GET)", calls / 40,
            async () => await gateway.ListSubscriptionsAsync(null, default).CountAsync());
        return report;
    }

    private static async Task MeasureAsync(Report report, string name, int calls, Func<Task> call)
    {
        await RoundAsync(calls, call);
        var rounds = new List<(double Cpu, double Allocated)>();
        for (var round = 0; round < 5; round++)
        {
            rounds.Add(await RoundAsync(calls, call));
        }

        report.AppendLine(
            $"| {name} | {rounds.Select(round => round.Cpu).Median():0} | {rounds.Select(round => round.Allocated).Median():0.0} |");
    }

    private static async Task<(double Cpu, double Allocated)> RoundAsync(int calls, Func<Task> call)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (cpu, allocated) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        for (var count = 0; count < calls; count++)
        {
            await call();
        }

        process.Refresh();
        return ((process.TotalProcessorTime - cpu).TotalMicroseconds / calls,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1024.0 / calls);
    }

    private sealed class StoredResponses : HttpMessageHandler
    {
        private readonly byte[] _subscription;
        private readonly byte[] _list;

        public StoredResponses()
        {
            using var stream = typeof(GatewayBenchmark).Assembly.GetManifestResourceStream("stripe-fixtures.json")!;
            var subscription = JsonNode.Parse(stream)!["subscription"]!;
            _subscription = Encoding.UTF8.GetBytes(subscription.ToJsonString());
            var all = new JsonArray([.. Enumerable.Range(0, 100).Select(_ => subscription.DeepClone())]);
            var list = new JsonObject { ["object"] = "list", ["data"] = all, ["has_more"] = false, ["url"] = "/v1" };
            _list = Encoding.UTF8.GetBytes(list.ToJsonString());
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage
            {
                Content = new ByteArrayContent(request.RequestUri!.AbsolutePath == "/v1/subscriptions" ? _list : _subscription),
            });
    }
}

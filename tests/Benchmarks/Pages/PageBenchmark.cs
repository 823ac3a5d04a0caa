using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tenantry.AdminUi;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Tests;

namespace Tenantry.Benchmarks.Pages;

/// <summary>
/// Measures the response times of the pages of a purchase with 50 concurrent users, compared with an empty endpoint of the same process.
/// </summary>
internal static class PageBenchmark
{
    private const int ConcurrentUsers = 50;
    private const int Rounds = 3;
    private const int Target = 300;

    public static async Task<Report> RunAsync(Arguments arguments)
    {
        var requests = arguments.Number("requests", 2000);
        var report = new Report("pages", "Pages of a purchase at 50 concurrent", $"pages --requests {requests}");
        await using var billing = await BillingApp.StartAsync(map: host =>
        {
            host.MapGet("/nothing", () => TypedResults.Ok());
        });
        await using var scope = billing.App.For(billing.NewTenant());
        var checkout = (await scope.Get<StartCheckout>().RunAsync(new CheckoutRequest("academy", "monthly"), default)).Value!;
        (string Name, Uri Address)[] pages =
        [
            ("an empty endpoint", new Uri(billing.App.Address, "/nothing")),
            ("the order page, `/buy/academy/monthly`", new Uri(billing.App.Address, "/buy/academy/monthly")),
            ("the local Stripe's checkout page", new Uri(checkout)),
        ];
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .SignInAs(billing.Tenant, "owner");
        foreach (var page in pages)
        {
            // Without a warm-up, the measurement would include the JIT compiler.
            await GetAsync(client, page.Address, requests * 2);
        }

        report.AppendLine(
            $"{requests} GET requests of each page in each of {Rounds} rounds, after {requests * 2} warm-up requests, {ConcurrentUsers} concurrent, client and servers in one process.").
            AppendLine($"Medians of the rounds:").
            AppendLine($"").AppendLine($"| page | p50, ms | p99, ms | requests/s | p99 ÷ empty endpoint |")
            .AppendLine($"| --- | --- | --- | --- | --- |");
        var rounds = new List<List<Timing>>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add([]);
            foreach (var page in pages)
            {
                rounds[^1].Add(await GetAsync(client, page.Address, requests));
            }
        }

        for (var index = 0; index < pages.Length; index++)
        {
            var all = rounds.Select(round => round[index]).ToList();
            report.AppendLine(
                $"| {pages[index].Name} | {all.Select(timing => timing.P50).Median():0.0} | {all.Select(timing => timing.P99).Median():0.0} | {all.Select(timing => timing.Rate).Median():0} | {rounds.Select(round => round[index].P99 / round[0].P99).Median():0.0} |");
        }

        var order = rounds.Select(round => round[1].P99).Median();
        return report.AppendLine($"")
            .AppendLine($"Target: p99 of the order page under {Target} ms: {(order < Target ? "met" : "missed")}.");
    }

    private static async Task<Timing> GetAsync(HttpClient client, Uri page, int requests)
    {
        var times = new ConcurrentBag<double>();
        var all = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions
            { MaxDegreeOfParallelism = ConcurrentUsers }, async (_, ct) =>
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(page, ct);
            await response.Content.ReadAsByteArrayAsync(ct);
            response.IsSuccessStatusCode.ShouldBeTrue($"{page.AbsolutePath}: {response.StatusCode}");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
        return new Timing(times.Percentile(0.5), times.Percentile(0.99), requests / all.Elapsed.TotalSeconds);
    }

    private sealed record Timing(double P50, double P99, double Rate);
}

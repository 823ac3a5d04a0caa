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

/// <summary>How long the pages of a purchase take with fifty people at them at once, against an endpoint of the same process that does nothing.</summary>
internal static class PageBenchmark
{
    private const int AtOnce = 50;
    private const int Rounds = 3;
    private const int Aim = 300;

    public static async Task<Report> RunAsync(Arguments asked)
    {
        var requests = asked.Number("requests", 2000);
        var report = new Report("pages", "Pages of a purchase at 50 concurrent", $"pages --requests {requests}");
        await using var billing = await BillingApp.StartAsync(map: host =>
        {
            host.MapAdminUi();
            host.MapGet("/nothing", () => TypedResults.Ok());
        });
        await using var scope = billing.App.For(billing.NewTenant());
        var checkout = (await scope.Get<StartCheckout>().RunAsync(new Purchase("academy", "monthly"), default)).Value!;
        (string Name, Uri Address)[] pages =
        [
            ("an endpoint that does nothing", new Uri(billing.App.Address, "/nothing")),
            ("the order page, `/buy/academy/monthly`", new Uri(billing.App.Address, "/buy/academy/monthly")),
            ("the local Stripe's checkout page", new Uri(checkout)),
        ];
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }).SignInAs(billing.Tenant, "owner");
        foreach (var page in pages)
        {
            // Until the code is compiled for good, what is measured is the compiler.
            await GetAsync(client, page.Address, requests * 2);
        }

        report.Say($"{requests} GETs of each page in each of {Rounds} rounds, after {requests * 2} that do not count, {AtOnce} at once, client and servers in one process.").
            Say($"The medians of the rounds:").
            Say($"").Say($"| page | p50, ms | p99, ms | requests/s | p99 against nothing |").Say($"| --- | --- | --- | --- | --- |");
        var rounds = new List<List<Timing>>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add([]);
            foreach (var page in pages)
            {
                rounds[^1].Add(await GetAsync(client, page.Address, requests));
            }
        }

        for (var at = 0; at < pages.Length; at++)
        {
            var all = rounds.Select(round => round[at]).ToList();
            report.Say($"| {pages[at].Name} | {all.Select(timing => timing.P50).Median():0.0} | {all.Select(timing => timing.P99).Median():0.0} | {all.Select(timing => timing.Rate).Median():0} | {rounds.Select(round => round[at].P99 / round[0].P99).Median():0.0} |");
        }

        var order = rounds.Select(round => round[1].P99).Median();
        return report.Say($"").Say($"Aim: p99 of the order page under {Aim} ms: {(order < Aim ? "reached" : "missed")}.");
    }

    private static async Task<Timing> GetAsync(HttpClient client, Uri page, int requests)
    {
        var times = new ConcurrentBag<double>();
        var all = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, ct) =>
        {
            var one = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(page, ct);
            await answer.Content.ReadAsByteArrayAsync(ct);
            answer.IsSuccessStatusCode.ShouldBeTrue($"{page.AbsolutePath}: {answer.StatusCode}");
            times.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
        });
        return new Timing(times.Percentile(0.5), times.Percentile(0.99), requests / all.Elapsed.TotalSeconds);
    }

    private sealed record Timing(double P50, double P99, double Rate);
}

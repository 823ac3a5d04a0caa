using System.Diagnostics;
using System.Text.Json;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.Tests;

namespace Tenantry.Benchmarks.Webhooks;

/// <summary>How many webhooks a second are handled end to end, against pgbench before and after on the same server.</summary>
internal static class WebhookBenchmark
{
    private const int Rounds = 3;
    private const int Seconds = 6;
    private const double Aim = 0.3;
    private static readonly ParallelOptions Posters = new() { MaxDegreeOfParallelism = 16 };

    public static async Task<Report> RunAsync(Arguments asked)
    {
        var customers = asked.Number("customers", 400);
        var passes = asked.Number("passes", 5);
        var ends = false;
        var report = new Report("webhooks", "Webhooks handled end to end", $"webhooks --customers {customers}");
        var pgbench = await Pgbench.PrepareAsync();
        await using var billing = await BillingApp.StartAsync();
        billing.Patience = TimeSpan.FromMinutes(5);
        var subscriptions = await Customers.SellAsync(billing, customers, "academy", "monthly");
        await billing.AtStripeAsync($"/v1/webhook_endpoints/{billing.Endpoint}", ("disabled", "true"));
        await pgbench.MakeDurableAsync();
        using var events = new SignedEvents(billing);
        // Until the code is compiled for good, what is measured is the compiler.
        for (var pass = 0; pass < passes * 2; pass++)
        {
            await PassAsync(billing, events, subscriptions, ends = !ends);
        }

        report.Say($"{customers * passes} webhooks a round, of {customers} subscriptions that each changed at the provider: signed POST, inbox, the object read again, the mirror").
            Say($"committed, the event delivered to its handlers. 16 posters, one node, the local Stripe in the same process; a durable PostgreSQL (fsync on).").
            Say($"Beside it pgbench, TPC-B, scale 10, 8 clients, {Seconds} s before and {Seconds} s after each round, on the same server.").
            Say($"").Say($"| round | webhooks/s | pgbench tps | ratio | this process, ms of CPU a webhook |").Say($"| --- | --- | --- | --- | --- |");
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var before = await pgbench.TpsAsync(Seconds);
            var (spent, cpu) = (TimeSpan.Zero, TimeSpan.Zero);
            for (var pass = 0; pass < passes; pass++)
            {
                var one = await PassAsync(billing, events, subscriptions, ends = !ends);
                (spent, cpu) = (spent + one.Wall, cpu + one.Cpu);
            }

            var tps = (before + await pgbench.TpsAsync(Seconds)) / 2;
            var rate = customers * passes / spent.TotalSeconds;
            ratios.Add(rate / tps);
            report.Say($"| {round} | {rate:0} | {tps:0} | {rate / tps:0.000} | {cpu.TotalMilliseconds / (customers * passes):0.00} |");
        }

        return report.Say($"").Say($"Median ratio: **{ratios.Median():0.000}**. Aim: {Aim}: {(ratios.Median() >= Aim ? "reached" : "missed")}.");
    }

    // The changes at the provider are not timed; what follows from them here is.
    private static async Task<(TimeSpan Wall, TimeSpan Cpu)> PassAsync(BillingApp billing, SignedEvents events, IReadOnlyList<string> subscriptions, bool ends)
    {
        var changed = new List<JsonElement>();
        foreach (var id in subscriptions)
        {
            changed.Add(await billing.AtStripeAsync($"/v1/subscriptions/{id}", ("cancel_at_period_end", ends ? "true" : "false")));
        }

        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        await Parallel.ForEachAsync(changed, Posters, async (jsonElement, ct) => await events.PostAsync(jsonElement, ct));
        await billing.QuietAsync();
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }
}

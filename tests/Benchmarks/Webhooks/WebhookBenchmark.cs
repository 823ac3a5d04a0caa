using System.Diagnostics;
using System.Text.Json;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.Tests;

namespace Tenantry.Benchmarks.Webhooks;

/// <summary>Measures the webhooks per second that are processed end to end, compared with pgbench on the same server.</summary>
internal static class WebhookBenchmark
{
    private const int Rounds = 3;
    private const int Seconds = 6;
    private const double Target = 0.3;
    private static readonly ParallelOptions Senders = new() { MaxDegreeOfParallelism = 16 };

    public static async Task<Report> RunAsync(Arguments arguments)
    {
        var customers = arguments.Number("customers", 400);
        var passes = arguments.Number("passes", 5);
        var ends = false;
        var report = new Report("webhooks", "Webhooks processed end to end", $"webhooks --customers {customers}");
        var pgbench = await Pgbench.PrepareAsync();
        await using var billing = await BillingApp.StartAsync();
        billing.IdleTimeout = TimeSpan.FromMinutes(5);
        var subscriptions = await Customers.CreateSubscriptionsAsync(billing, customers, "academy", "monthly");
        await billing.PostToStripeAsync($"/v1/webhook_endpoints/{billing.Endpoint}", ("disabled", "true"));
        await pgbench.MakeDurableAsync();
        using var events = new SignedEvents(billing);
        // Without a warm-up, the measurement would include the JIT compiler.
        for (var pass = 0; pass < passes * 2; pass++)
        {
            await PassAsync(billing, events, subscriptions, ends = !ends);
        }

        report.AppendLine(
            $"{customers * passes} webhooks per round, for {customers} subscriptions that changed on the local Stripe: signed POST, inbox, retrieving the object, committing the").
            AppendLine(
                $"snapshot, and delivering the event to its handlers. 16 senders, one node, the local Stripe in the same process, and a durable PostgreSQL (fsync on).").
            AppendLine(
                $"For comparison, pgbench (TPC-B, scale 10, 8 clients) runs {Seconds} s before and {Seconds} s after each round on the same server.").
            AppendLine($"").AppendLine($"| round | webhooks/s | pgbench tps | ratio | CPU time of this process per webhook, ms |")
            .AppendLine($"| --- | --- | --- | --- | --- |");
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var before = await pgbench.TpsAsync(Seconds);
            var (elapsed, cpu) = (TimeSpan.Zero, TimeSpan.Zero);
            for (var pass = 0; pass < passes; pass++)
            {
                var measured = await PassAsync(billing, events, subscriptions, ends = !ends);
                (elapsed, cpu) = (elapsed + measured.Wall, cpu + measured.Cpu);
            }

            var tps = (before + await pgbench.TpsAsync(Seconds)) / 2;
            var rate = customers * passes / elapsed.TotalSeconds;
            ratios.Add(rate / tps);
            report.AppendLine(
                $"| {round} | {rate:0} | {tps:0} | {rate / tps:0.000} | {cpu.TotalMilliseconds / (customers * passes):0.00} |");
        }

        return report.AppendLine($"")
            .AppendLine($"Median ratio: **{ratios.Median():0.000}**. Target: {Target}: {(ratios.Median() >= Target ? "met" : "missed")}.");
    }

    // The changes on the local Stripe are not timed, only the processing of their webhooks.
    private static async Task<(TimeSpan Wall, TimeSpan Cpu)> PassAsync(
        BillingApp billing, SignedEvents events, IReadOnlyList<string> subscriptions, bool ends)
    {
        var changed = new List<JsonElement>();
        foreach (var id in subscriptions)
        {
            changed.Add(await billing.PostToStripeAsync($"/v1/subscriptions/{id}", ("cancel_at_period_end", ends ? "true" : "false")));
        }

        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        await Parallel.ForEachAsync(changed, Senders, async (subscription, ct) => await events.PostAsync(subscription, ct));
        await billing.WaitForIdleAsync();
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }
}

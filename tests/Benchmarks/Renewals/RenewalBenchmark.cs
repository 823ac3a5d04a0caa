using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.Benchmarks.Renewals;

/// <summary>How long the local Stripe takes to renew many subscriptions, and what it keeps of each: the size of a simulation that fits a machine.</summary>
internal static class RenewalBenchmark
{
    private const int Goal = 100_000;
    private static double _each;
    private static double _kept;

    public static async Task<Report> RunAsync(Arguments asked)
    {
        var most = asked.Number("subscriptions", Goal);
        var report = new Report("renewals", "Subscriptions renewed by the local Stripe", $"renewals --subscriptions {most}");
        report.Say($"Subscriptions are made through the API, the clock is moved on by a month, and each one is billed: invoice, payment, events kept, nobody listening.")
            .Say($"").Say($"| subscriptions | made, s | renewed, s | ms each | kept, kB each | memory at the end, MB |").Say($"| --- | --- | --- | --- | --- | --- |");
        foreach (var count in new[] { most / 10, most })
        {
            await MeasureAsync(report, count);
        }

        report.Say($"").Say($"Aim: {Goal} renewed in one run on this machine.");
        return most >= Goal
            ? report.Say($"Reached.")
            : report.Say($"Missed: at the last row's rate {Goal} would take {_each * Goal / 1000 / 60:0} minutes and {_kept * Goal / 1024 / 1024:0.0} GiB; they were not run.");
    }

    private static async Task MeasureAsync(Report report, int count)
    {
        await using var stripe = new StripeEmulatorServer(new StripeEmulatorOptions { Port = 0, DataDirectory = null });
        await stripe.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(stripe.Address + "/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_local");
        var price = await PostAsync(client, "prices", ("currency", "usd"), ("unit_amount", "1000"), ("recurring[interval]", "month"), ("product_data[name]", "Academy"));
        var made = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        {
            var customer = await PostAsync(client, "customers");
            var card = await PostAsync(client, "payment_methods/pm_card_visa/attach", ("customer", customer));
            await PostAsync(client, "subscriptions", ("customer", customer), ("items[0][price]", price), ("default_payment_method", card));
        });
        made.Stop();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var renewed = Stopwatch.StartNew();
        await stripe.AdvanceAsync(TimeSpan.FromDays(31.5));
        renewed.Stop();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var paid = await PaidAgainAsync(client);
        (_each, _kept) = (renewed.Elapsed.TotalMilliseconds / count, after / 1024.0 / count);
        report.Say($"| {count} | {made.Elapsed.TotalSeconds:0.0} | {renewed.Elapsed.TotalSeconds:0.0} | {renewed.Elapsed.TotalMilliseconds / count:0.00} | {(after - before) / 1024.0 / count:0} | {after / 1024 / 1024} |");
        report.Failed |= !paid;
    }

    private static async Task<bool> PaidAgainAsync(HttpClient client)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("invoices?limit=100", UriKind.Relative)));
        return answer.RootElement.GetProperty("data").EnumerateArray().All(
            invoice => invoice.GetProperty("status").GetString() == "paid" && invoice.GetProperty("billing_reason").GetString() == "subscription_cycle");
    }

    private static async Task<string> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode
            ? json.RootElement.GetProperty("id").GetString()!
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path}: {json.RootElement}"));
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Tenantry.Benchmarks.Reports;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.Benchmarks.Renewals;

/// <summary>
/// Measures the time and the memory that the local Stripe needs to renew many subscriptions, which limits the size of a simulation.
/// </summary>
internal static class RenewalBenchmark
{
    private const int Target = 100_000;
    private static double _milliseconds;
    private static double _kilobytes;

    public static async Task<Report> RunAsync(Arguments arguments)
    {
        var most = arguments.Number("subscriptions", Target);
        var report = new Report("renewals", "Subscriptions renewed by the local Stripe", $"renewals --subscriptions {most}");
        report.AppendLine(
            $"Subscriptions are created through the API, the clock is advanced by a month, and each subscription is billed: invoice, payment and events, without webhook endpoints.")
            .AppendLine($"")
            .AppendLine($"| subscriptions | creation, s | renewal, s | renewal, ms each | memory, kB each | memory at the end, MB |")
            .AppendLine($"| --- | --- | --- | --- | --- | --- |");
        foreach (var count in new[] { most / 10, most })
        {
            await MeasureAsync(report, count);
        }

        report.AppendLine($"").AppendLine($"Target: {Target} renewals in one run on this machine.");
        return most >= Target
            ? report.AppendLine($"Met.")
            : report.AppendLine(
                $"Not run: at the rate of the last row, {Target} would take {_milliseconds * Target / 1000 / 60:0} minutes and {_kilobytes * Target / 1024 / 1024:0.0} GiB.");
    }

    private static async Task MeasureAsync(Report report, int count)
    {
        await using var stripe = new StripeEmulatorServer(new StripeEmulatorOptions { Port = 0, DataDirectory = null });
        await stripe.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(stripe.Address + "/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_local");
        var price = await PostAsync(client, "prices", ("currency", "usd"), ("unit_amount", "1000"), ("recurring[interval]", "month"),
            ("product_data[name]", "Academy"));
        var creation = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        {
            var customer = await PostAsync(client, "customers");
            var card = await PostAsync(client, "payment_methods/pm_card_visa/attach", ("customer", customer));
            await PostAsync(client, "subscriptions", ("customer", customer), ("items[0][price]", price), ("default_payment_method", card));
        });
        creation.Stop();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var renewal = Stopwatch.StartNew();
        await stripe.AdvanceAsync(TimeSpan.FromDays(31.5));
        renewal.Stop();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var paid = await PaidAgainAsync(client);
        (_milliseconds, _kilobytes) = (renewal.Elapsed.TotalMilliseconds / count, after / 1024.0 / count);
        report.AppendLine(
            $"| {count} | {creation.Elapsed.TotalSeconds:0.0} | {renewal.Elapsed.TotalSeconds:0.0} | {renewal.Elapsed.TotalMilliseconds / count:0.00} | {(after - before) / 1024.0 / count:0} | {after / 1024 / 1024} |");
        report.Failed |= !paid;
    }

    private static async Task<bool> PaidAgainAsync(HttpClient client)
    {
        using var invoices = JsonDocument.Parse(await client.GetStringAsync(new Uri("invoices?limit=100", UriKind.Relative)));
        return invoices.RootElement.GetProperty("data").EnumerateArray().All(
            invoice => invoice.GetProperty("status").GetString() == "paid"
            && invoice.GetProperty("billing_reason").GetString() == "subscription_cycle");
    }

    private static async Task<string> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode
            ? json.RootElement.GetProperty("id").GetString()!
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path}: {json.RootElement}"));
    }
}

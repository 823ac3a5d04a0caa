using Tenantry.Benchmarks.Events;
using Tenantry.Benchmarks.Gateways;
using Tenantry.Benchmarks.Pages;
using Tenantry.Benchmarks.Renewals;
using Tenantry.Benchmarks.Reports;
using Tenantry.Benchmarks.Starts;
using Tenantry.Benchmarks.Webhooks;
using Tenantry.Benchmarks.Years;

namespace Tenantry.Benchmarks;

/// <summary>
/// Runs a benchmark: <c>dotnet run --project tests/Benchmarks -c Release -- webhooks</c>. The result is written to the folder
/// <c>results</c>.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [EmptyApp.Command, .. var rest])
        {
            return await EmptyApp.RunAsync(rest);
        }

        var arguments = new Arguments(args);
        Func<Arguments, Task<Report>>? run = args.FirstOrDefault() switch
        {
            "webhooks" => WebhookBenchmark.RunAsync,
            "year" => YearCommand.RunAsync,
            "renewals" => RenewalBenchmark.RunAsync,
            "pages" => PageBenchmark.RunAsync,
            "events" => EventBenchmark.RunAsync,
            "start" => StartBenchmark.RunAsync,
            "gateway" => GatewayBenchmark.RunAsync,
            _ => null,
        };
        if (run is null)
        {
            Console.WriteLine(
                "webhooks [--customers 400] [--passes 5] | year [--customers 1000] [--months 12] | renewals [--subscriptions 100000] | " +
                "pages [--requests 2000] | start [--rounds 7] | events [--tenants 200] [--each 20] | gateway [--calls 4000]");
            return 1;
        }

        try
        {
            var report = await run(arguments);
            await report.WriteAsync();
            return report.Failed ? 1 : 0;
        }
        finally
        {
            await PostgresForTests.EndAsync();
        }
    }
}

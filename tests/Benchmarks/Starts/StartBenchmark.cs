using System.Diagnostics;
using Tenantry.Benchmarks.Reports;
using Tenantry.PrivatePostgres;

namespace Tenantry.Benchmarks.Starts;

/// <summary>
/// Measures the second start of the private PostgreSQL, compared with the first one, which initializes the cluster, and the start of the
/// reference host.
/// </summary>
internal static class StartBenchmark
{
    public static async Task<Report> RunAsync(Arguments arguments)
    {
        var rounds = arguments.Number("rounds", 7);
        var folder = Directory.CreateTempSubdirectory("tenantry-start-");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.OtherExecute;
        }

        var options = new PrivatePostgresOptions { DataDirectory = Path.Combine(folder.FullName, "data"), ForTests = true,
            MaxConnections = 20 };
        var report = new Report("start", "Second start", $"start --rounds {rounds}");
        report.AppendLine($"## Private PostgreSQL").AppendLine($"")
            .AppendLine(
                $"The start of an existing cluster until it accepts connections, compared with the first start, which also initializes the cluster.").AppendLine($"");
        try
        {
            var first = await TimeAsync(options);
            var later = new List<double>();
            for (var round = 0; round < rounds; round++)
            {
                later.Add(await TimeAsync(options));
            }

            report.AppendLine($"| first start, ms | second start, ms (median of {rounds}) | ratio |").AppendLine($"| --- | --- | --- |")
                .AppendLine($"| {first:0} | {later.Median():0} | {later.Median() / first:0.000} |");
            await HostStartBenchmark.AddToAsync(report, rounds);
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> TimeAsync(PrivatePostgresOptions options)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await PrivatePostgresServer.StartAsync(options);
        return watch.Elapsed.TotalMilliseconds;
    }
}

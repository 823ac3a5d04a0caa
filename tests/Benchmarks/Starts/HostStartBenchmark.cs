using System.Globalization;
using Tenantry.Benchmarks.Reports;

namespace Tenantry.Benchmarks.Starts;

/// <summary>
/// Measures the second start of the reference host until its first page, with the private PostgreSQL and the local Stripe, compared with an
/// empty ASP.NET Core application. The first start, which creates the data, is reported as well.
/// </summary>
internal static class HostStartBenchmark
{
    public static async Task AddToAsync(Report report, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-start-");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.OtherExecute;
        }

        var configuration = new DirectoryInfo(AppContext.BaseDirectory);
        string[] host =
        [
            Path.Combine(configuration.Parent!.Parent!.FullName, "Tenantry.Host", configuration.Name, "Tenantry.Host.dll"),
            "--environment", "Development", "--Tenantry:DataDirectory", folder.FullName,
            "--Tenantry:StripeEmulator:Port", MeasuredStart.FreePort().ToString(CultureInfo.InvariantCulture),
        ];
        string[] empty = [typeof(EmptyApp).Assembly.Location, EmptyApp.Command];
        try
        {
            var first = await MeasuredStart.MeasureAsync(host);
            await MeasuredStart.MeasureAsync(empty);
            var (hosts, emptyStarts) = (new List<MeasuredStart>(), new List<MeasuredStart>());
            for (var round = 0; round < rounds; round++)
            {
                emptyStarts.Add(await MeasuredStart.MeasureAsync(empty));
                hosts.Add(await MeasuredStart.MeasureAsync(host));
            }

            var (hostTime, hostProcessor) = Medians(hosts);
            var (emptyTime, emptyProcessor) = Medians(emptyStarts);
            report.AppendLine($"").AppendLine($"## From the command to the first page").AppendLine($"")
                .AppendLine($"| start (median of {rounds}, alternating) | seconds | processor seconds |").AppendLine($"| --- | --- | --- |")
                .AppendLine($"| empty ASP.NET Core application | {emptyTime:0.00} | {emptyProcessor:0.00} |")
                .AppendLine($"| reference host, second start | {hostTime:0.00} | {hostProcessor:0.00} |")
                .AppendLine(
                    $"| reference host, first start (once) | {first.Wall.TotalSeconds:0.00} | {first.Processor.TotalSeconds:0.00} |")
                .AppendLine($"| second start ÷ empty application | {hostTime / emptyTime:0.0} | {hostProcessor / emptyProcessor:0.0} |")
                .AppendLine($"")
                .AppendLine(
                    $"The processor time is that of the process itself, without PostgreSQL. On a busy machine, compare this value.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (double Wall, double Processor) Medians(List<MeasuredStart> starts) => (
        starts.Select(start => start.Wall.TotalSeconds).Median(),
        starts.Select(start => start.Processor.TotalSeconds).Median());
}

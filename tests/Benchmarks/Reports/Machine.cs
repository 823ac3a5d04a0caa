using System.Globalization;
using System.Runtime.InteropServices;

namespace Tenantry.Benchmarks.Reports;

/// <summary>Describes the machine and its load, without which a result can't be interpreted.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        var load = await LoadAsync();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {memory:0} GiB of memory, {RuntimeInformation.OSDescription.Split(' ')[0]}, "
                + $"{RuntimeInformation.FrameworkDescription}. {load}");
    }

    /// <summary>Describes the load average of the last minute. If it exceeds the number of cores, processes had to wait.</summary>
    public static async Task<string> LoadAsync() => File.Exists("/proc/loadavg")
        ? $"Load average at the end: {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]} (this run included)."
        : "The load is unknown.";
}

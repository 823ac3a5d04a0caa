using System.Globalization;
using System.Runtime.InteropServices;

namespace Tenantry.Benchmarks.Reports;

/// <summary>What the machine is and how busy it was: without that a figure says nothing.</summary>
internal static class Machine
{
    public static async Task<string> SayAsync()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        var load = await LoadAsync();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {memory:0} GiB of memory, {RuntimeInformation.OSDescription.Split(' ')[0]}, {RuntimeInformation.FrameworkDescription}. {load}");
    }

    /// <summary>The load of the last minute; above the number of cores, others were waiting too.</summary>
    public static async Task<string> LoadAsync() => File.Exists("/proc/loadavg")
        ? $"Load average at the end: {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]} (this run included)."
        : "The load is not known.";
}

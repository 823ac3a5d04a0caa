using System.Collections.Concurrent;
using System.Diagnostics;

namespace Tenantry.Packages.Tests.Feeds;

/// <summary>
/// Runs <c>dotnet</c> like on a machine that has never restored the packages of Tenantry. Other packages are taken from the folder in which
/// they were restored for the repository and are not downloaded again.
/// </summary>
/// <param name="packages">The folder to which packages are restored.</param>
/// <param name="hive">The folder in which <c>dotnet new</c> keeps its templates.</param>
internal sealed class DotNet(string packages, string hive)
{
    private static readonly string[] Inherited = ["MSBUILD", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "TENANTRY", "TESTINGPLATFORM_"];

    public string Hive => hive;

    /// <summary>Runs a command and waits until it exits.</summary>
    /// <returns>The output.</returns>
    public async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(folder, arguments))!;
        var lines = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        var output = string.Join('\n', lines);
        process.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    public ProcessStartInfo StartInfo(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsInherited).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["RestoreFallbackFolders"] = Build.PackageRoot;
        // Otherwise compiler servers and build nodes would outlive the tests.
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }

    private static bool IsInherited(string name) =>
        Array.Exists(Inherited, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

using System.Diagnostics;
using System.Text.Json;

namespace Tenantry.Scaffold;

/// <summary>Where a module's assembly is, and where its sources are.</summary>
internal sealed record ModuleProject(string AssemblyPath, string Folder, string RootNamespace)
{
    /// <summary>Builds a project and asks it for its names; an assembly is taken as it is.</summary>
    public static async Task<ModuleProject> OpenAsync(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            full = Directory.GetFiles(full, "*.csproj") is [var only] ? only : throw new ScaffoldException($"{full} does not hold exactly one project. Name the project file.");
        }

        if (!File.Exists(full))
        {
            throw new ScaffoldException($"There is no {full}.");
        }

        if (Path.GetExtension(full) is ".dll")
        {
            return new ModuleProject(full, Directory.GetCurrentDirectory(), Path.GetFileNameWithoutExtension(full));
        }

        var (code, words) = await DotnetAsync("build", full, "--nologo", "-v", "quiet", "-clp:NoSummary");
        if (code != 0)
        {
            throw new ScaffoldException($"{full} does not build:{Environment.NewLine}{words}");
        }

        var (_, json) = await DotnetAsync("msbuild", full, "-getProperty:TargetPath", "-getProperty:RootNamespace");
        var names = JsonDocument.Parse(json).RootElement.GetProperty("Properties");
        return new ModuleProject(names.GetProperty("TargetPath").GetString()!, Path.GetDirectoryName(full)!, names.GetProperty(nameof(RootNamespace)).GetString()!);
    }

    private static async Task<(int Code, string Words)> DotnetAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var words = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, words);
    }
}

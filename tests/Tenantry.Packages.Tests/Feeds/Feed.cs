using System.Globalization;
using Tenantry.Packages.Tests.Feeds;

[assembly: AssemblyFixture(typeof(Feed))]

namespace Tenantry.Packages.Tests.Feeds;

/// <summary>Packs every package of the repository once, with a version of this test run, into a folder outside the repository.</summary>
public sealed class Feed : IAsyncLifetime
{
    /// <summary>The repository URL in the metadata of the packages.</summary>
    public const string RepositoryUrl = "https://git.example.com/tenantry/tenantry";

    private static readonly string Run = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    // In the temporary folder and not in the home folder: if root runs the tests, the private PostgreSQL of a host runs as another user.
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"tenantry-packages-{Run}");

    private DotNet? _dotNet;

    /// <summary>Gets the version of this test run. It is unique, so that no cache contains it.</summary>
    public string Version { get; } = $"0.1.0-test.{Run}";

    /// <summary>Gets the packages, without symbol packages.</summary>
    public IReadOnlyList<PackedFile> Packages { get; private set; } = [];

    private string Folder => Path.Combine(_root, "feed");

    private DotNet DotNet => _dotNet ?? throw new InvalidOperationException("The packages have not been packed yet.");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        _dotNet = new DotNet(Path.Combine(_root, "packages"), Path.Combine(_root, "hive"));
        await _dotNet.RunAsync(
            Build.RepositoryRoot, "pack", "Tenantry.slnx", "--no-build", "--configuration", Build.Configuration, "--output", Folder,
            $"-p:Version={Version}", $"-p:RepositoryUrl={RepositoryUrl}", "-v:q");
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), $"""
            <configuration><packageSources><add key="tenantry" value="{Folder}" /></packageSources></configuration>
            """);
        Packages = [.. Directory.GetFiles(Folder, "*.nupkg").Order(StringComparer.Ordinal).Select(PackedFile.Read)];
    }

    /// <summary>Creates an application with <c>dotnet new</c>.</summary>
    /// <param name="name">The name of the application.</param>
    /// <param name="template">The template and its options.</param>
    internal async Task<Application> CreateAsync(string name, params string[] template)
    {
        await DotNet.RunAsync(_root, ["new", .. template, "--output", name, "--debug:custom-hive", DotNet.Hive]);
        return new Application(DotNet, Path.Combine(_root, name), Version);
    }

    /// <summary>Installs a template package for <see cref="CreateAsync"/>.</summary>
    /// <param name="package">The package.</param>
    internal Task InstallTemplatesAsync(string package) =>
        DotNet.RunAsync(_root, "new", "install", Path.Combine(Folder, $"{package}.{Version}.nupkg"), "--debug:custom-hive", DotNet.Hive);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}

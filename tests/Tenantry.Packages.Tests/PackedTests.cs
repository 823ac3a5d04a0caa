using System.Text.Json;
using Tenantry.Packages.Tests.Feeds;

namespace Tenantry.Packages.Tests;

/// <summary>Verifies the metadata and the files of packages.</summary>
public sealed class PackedTests(Feed feed)
{
    private const string Library = "staticwebassets/lib/";

    [Fact]
    public void EveryPackableProject_IsPacked()
    {
        var projects = new[] { "modules", "nuget" }
            .Select(folder => Path.Combine(Build.RepositoryRoot, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && IsPackable(file))
            .Select(Path.GetFileNameWithoutExtension);
        feed.Packages.Select(package => package.Id).ShouldBe(projects!, ignoreOrder: true);
    }

    [Fact]
    public void EveryPackage_HasCompleteMetadata() => All(package =>
    [
        (package.Of("description")?.Length > 30, "description"),
        (package.Of("authors") is { Length: > 0 }, "authors"),
        (package.Of("copyright") is { Length: > 0 }, "copyright"),
        (package.Of("tags")?.Split(' ').Length >= 3, "tags"),
        (package.Of("license", "type") == "expression" && package.Of("license")!.StartsWith("MIT", StringComparison.Ordinal), "license"),
        (package.Of("projectUrl") == Feed.RepositoryUrl, "projectUrl"),
        (package.Of("repository", "type") == "git" && package.Of("repository", "url") == Feed.RepositoryUrl, "repository"),
        (package.Of("repository", "commit")?.Length >= 40, "commit"),
        (package.Of("releaseNotes")?.Contains("CHANGELOG.md", StringComparison.Ordinal) == true, "releaseNotes"),
        (package.Files.Contains("CHANGELOG.md"), "CHANGELOG.md"),
        (package.Of("icon") is { } icon && package.Files.Contains(icon), "icon"),
        (package.Of("readme") is { } readme && package.ReadText(readme).StartsWith($"# {package.Id}", StringComparison.Ordinal), "readme"),
    ]);

    [Fact]
    public void EveryAssembly_HasDocumentation_AndSymbols() => All(package => package.Files
        .Where(file => Path.GetFileName(file) is var name && name.StartsWith("Tenantry.", StringComparison.Ordinal)
            && Path.GetExtension(name) == ".dll")
        .SelectMany(assembly => new[]
        {
            (package.Files.Contains(Path.ChangeExtension(assembly, ".xml")) || IsTool(package), $"documentation of {assembly}"),
            (package.ReadSymbols().Contains(Path.ChangeExtension(assembly, ".pdb")), $"symbols of {assembly}"),
        }));

    [Fact]
    public void PackageWithThirdPartyFiles_HasANotice() => All(package =>
    [
        (package.Files.Contains("NOTICE.md") == (package.Of("license") != "MIT"), "NOTICE.md if and only if the license is more than MIT"),
    ]);

    [Fact]
    public void NoticeOfThePages_ListsEveryLibrary_WithItsVersion()
    {
        var pages = feed.Packages.Single(package => package.Files.Any(file => file.StartsWith(Library, StringComparison.Ordinal)));
        var notice = pages.ReadText("NOTICE.md");
        pages.Files.Where(file => file.StartsWith(Library, StringComparison.Ordinal))
            .Where(file => !notice.Contains(file, StringComparison.Ordinal)).ShouldBeEmpty();
        var npm = Path.Combine(Build.RepositoryRoot, "modules", "AdminUi", pages.Id, "package.json");
        using var manifest = JsonDocument.Parse(File.ReadAllText(npm));
        foreach (var library in manifest.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            notice.ShouldContain($" {library.Value.GetString()} |");
        }

        foreach (var license in notice.Split('`').Where(text => text.StartsWith("licenses/", StringComparison.Ordinal)))
        {
            pages.Files.ShouldContain(license);
        }
    }

    [Fact]
    public void NoPackage_DependsOnAnAnalyzer() => All(package => package.Metadata.Descendants()
        .Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value)
        .Select(dependency => (!dependency.Contains("Analyzer", StringComparison.Ordinal), dependency)));

    private static bool IsTool(PackedFile package) => package.Files.Any(file => file.StartsWith("tools/", StringComparison.Ordinal));

    private static bool IsPackable(string project) =>
        Path.GetRelativePath(Build.RepositoryRoot, project).StartsWith("modules", StringComparison.Ordinal)
        || File.ReadAllText(project).Contains("package.props", StringComparison.Ordinal);

    private void All(Func<PackedFile, IEnumerable<(bool Holds, string Rule)>> rules)
    {
        feed.Packages.ShouldNotBeEmpty();
        feed.Packages.SelectMany(package => rules(package).Select(rule => (rule.Holds, Broken: $"{package.Id}: {rule.Rule}")))
            .Where(rule => !rule.Holds).Select(rule => rule.Broken).ShouldBeEmpty();
    }
}

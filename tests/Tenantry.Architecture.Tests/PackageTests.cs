using System.Xml.Linq;

namespace Tenantry.Architecture.Tests;

public sealed class PackageTests
{
    private const string TransitiveLabel = "Pins:";

    private static readonly XDocument Versions = XDocument.Load(Path.Combine(Repository.Root, "nuget", "packages.props"));

    public static TheoryData<string> Pinned => [.. Pins(transitive: false)];

    public static TheoryData<string> TransitivelyPinned => [.. Pins(transitive: true)];

    [Theory]
    [MemberData(nameof(Pinned))]
    public void PinnedVersion_IsReferencedByAProject(string package) => References().ShouldContain(package);

    // A transitive pin changes the version of a dependency of a referenced package. Remove a pin that no package depends on.
    [Theory]
    [MemberData(nameof(TransitivelyPinned))]
    public void TransitivePin_IsRestoredByAProject_ThatDoesNotReferenceIt(string package)
    {
        References().ShouldNotContain(package);
        var assets = Directory.EnumerateFiles(Path.Combine(Repository.Root, "artifacts", "obj"), "project.assets.json",
            SearchOption.AllDirectories);
        assets.Any(file => File.ReadAllText(file).Contains($"\"{package}/", StringComparison.OrdinalIgnoreCase)).ShouldBeTrue(package);
    }

    [Fact]
    public void Versions_AreSorted_AndExact()
    {
        foreach (var group in Versions.Descendants("ItemGroup"))
        {
            var names = group.Elements("PackageVersion").Select(element => element.Attribute("Include")!.Value).ToList();
            names.ShouldBe(names.Order(StringComparer.OrdinalIgnoreCase).ToList(), group.Attribute("Label")!.Value);
        }

        Versions.Descendants("PackageVersion").Select(element => element.Attribute("Version")!.Value)
            .ShouldAllBe(version => char.IsAsciiDigit(version[0]));
    }

    private static IEnumerable<string> Pins(bool transitive) => Versions.Descendants("ItemGroup")
        .Where(group => group.Attribute("Label")!.Value.StartsWith(TransitiveLabel, StringComparison.Ordinal) == transitive)
        .SelectMany(group => group.Elements("PackageVersion").Select(element => element.Attribute("Include")!.Value));

    private static HashSet<string> References() =>
    [
        .. new[] { "modules", "host", "samples", "nuget", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".csproj" or ".props" or ".targets"
                && !file.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Load(file).Descendants().Where(element => element.Name.LocalName is "PackageReference"))
            .Select(element => element.Attribute("Include")?.Value)
            .OfType<string>(),
    ];
}

using System.Text.RegularExpressions;

namespace Tenantry.Architecture.Tests;

public sealed partial class FileTests
{
    private const int Limit = 250;

    // Files over the limit, with the reason.
    private static readonly Dictionary<string, string> Listed = new(StringComparer.Ordinal);

    [Fact]
    public void NoFile_IsLongerThan250Lines_UnlessListedWithAReason()
    {
        var tooLong = Repository.Sources("modules", "host", "samples", "nuget", "tests")
            .Select(file => (Name: Repository.Relative(file), Lines: File.ReadAllLines(file).Length))
            .Where(file => file.Lines > Limit && !Listed.ContainsKey(file.Name));
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Files_AreShort_MedianAtMost45_P90AtMost150()
    {
        var lengths = Repository.Sources("modules")
            .Select(file => File.ReadLines(file).Count(line => line.Trim().Length > 0)).Order().ToList();
        lengths[lengths.Count / 2].ShouldBeLessThanOrEqualTo(45, "median of non-blank lines");
        lengths[lengths.Count * 9 / 10].ShouldBeLessThanOrEqualTo(150, "ninth decile of non-blank lines");
    }

    [Fact]
    public void NoFolder_IsNamedByLayer()
    {
        string[] layers = ["Helpers", "Utils", "Utilities", "Common", "Services", "Interfaces", "Managers", "Dtos", "Shared"];
        var folders = Repository.Sources("modules").SelectMany(file => Repository.Relative(file).Split('/')[..^1]).ToHashSet();
        folders.Intersect(layers).ShouldBeEmpty();
    }

    [Fact]
    public void NoFile_ContainsUnfinishedWork()
    {
        var unfinished = Repository.Sources("modules", "host", "samples", "nuget")
            .Where(file => UnfinishedWork().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Relative);
        unfinished.ShouldBeEmpty();
    }

    [Fact]
    public void NoFile_UsesTheAmbientClock_OrCreatesAnAmbientId()
    {
        var ambient = Repository.Sources("modules", "host", "samples", "nuget")
            .Where(file => Ambient().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Relative);
        ambient.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bGuid\.NewGuid\(\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ambient();
}

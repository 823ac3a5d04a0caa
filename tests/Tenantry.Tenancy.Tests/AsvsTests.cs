using System.Text.RegularExpressions;

namespace Tenantry.Tenancy.Tests;

/// <summary>Keeps ASVS.md complete: a row for every requirement of levels 1 and 2, and only files that exist.</summary>
public sealed partial class AsvsTests
{
    private static readonly string Root = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Folder => Path.Combine(Root, "tests", "Tenantry.Tenancy.Tests");

    private static IReadOnlyList<string[]> Rows => [.. File.ReadLines(Path.Combine(Folder, "ASVS.md"))
        .Where(line => line.StartsWith("| V", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void EveryRequirementOfLevels1And2_HasOneRow() => Rows.Select(row => row[1])
        .ShouldBe(File.ReadAllLines(Path.Combine(Folder, "asvs-5.0.0-levels-1-2.txt")));

    [Fact]
    public void EveryVerdict_IsOneOfFour_AndSaysWhy()
    {
        Rows.Select(row => row[3]).Distinct().ShouldBeSubsetOf(["Met", "Partly", "Not met", "Not applicable"]);
        Rows.Where(row => row[4].Length < 5).Select(row => row[1]).ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsMet_NamesAFile_AndEveryNamedFileExists()
    {
        Rows.Where(row => row[3] == "Met" && !Named().IsMatch(row[4])).Select(row => row[1]).ShouldBeEmpty();
        Rows.SelectMany(row => Named().Matches(row[4]).Select(match => match.Groups["file"].Value)).Distinct()
            .Where(file => !File.Exists(Path.Combine(Root, file))).ShouldBeEmpty();
    }

    private static string FindRoot(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Tenantry.slnx"))
        ? folder.FullName
        : FindRoot(folder.Parent!);

    [GeneratedRegex("`(?<file>[^`]+/[^`]+|[^`]+\\.(md|props))`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}

using System.Text.RegularExpressions;
using Tenantry.Packages.Tests.Feeds;

namespace Tenantry.Packages.Tests;

/// <summary>The code and the commands of a README, as they stand.</summary>
internal static partial class Readme
{
    /// <summary>Reads the blocks of C# that are whole programs.</summary>
    public static IReadOnlyList<string> Programs(string file) =>
    [
        .. Blocks().Matches(Text(file)).Select(block => block.Groups["code"].Value)
            .Where(code => code.Contains("WebApplication.CreateBuilder", StringComparison.Ordinal)),
    ];

    /// <summary>Reads which packages the README says to add.</summary>
    public static IReadOnlyList<string> Packages(string file) =>
        [.. Added().Matches(Text(file)).Select(added => added.Groups["package"].Value).Distinct()];

    private static string Text(string file) => File.ReadAllText(Path.Combine(Build.RepositoryRoot, file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^dotnet add package (?<package>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Added();
}

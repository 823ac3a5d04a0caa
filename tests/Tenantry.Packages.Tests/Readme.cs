using System.Text.RegularExpressions;
using Tenantry.Packages.Tests.Feeds;

namespace Tenantry.Packages.Tests;

/// <summary>Reads the code and the commands of a README.</summary>
internal static partial class Readme
{
    /// <summary>Reads the C# code blocks that are complete programs.</summary>
    public static IReadOnlyList<string> Programs(string file) =>
    [
        .. Blocks().Matches(Text(file)).Select(block => block.Groups["code"].Value)
            .Where(code => code.Contains("WebApplication.CreateBuilder", StringComparison.Ordinal)),
    ];

    /// <summary>Reads the packages that the README adds.</summary>
    public static IReadOnlyList<string> Packages(string file) =>
        [.. Added().Matches(Text(file)).Select(added => added.Groups["package"].Value).Distinct()];

    private static string Text(string file) => File.ReadAllText(Path.Combine(Build.RepositoryRoot, file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^dotnet add package (?<package>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Added();
}

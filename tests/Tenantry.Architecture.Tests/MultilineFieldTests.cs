using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Tenantry.Platform.Web;

namespace Tenantry.Architecture.Tests;

/// <summary>Verifies that every field with several lines is known to the check of requests, which refuses line breaks elsewhere.</summary>
public sealed partial class MultilineFieldTests
{
    private static readonly ISet<string> Known = new WebOptions().MultilineFields;

    [Fact]
    public void EveryTextArea_AcceptsLineBreaks()
    {
        var fields = Repository.Packages.SelectMany(package => Directory.GetFiles(package.Folder, "*.razor", SearchOption.AllDirectories))
            .SelectMany(file => TextArea().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value).Where(name => !name.StartsWith('@'))
            .Select(name => name.Split('.')[^1]).ToList();
        fields.Count.ShouldBeGreaterThan(3);
        fields.Where(field => !Known.Contains(field)).ShouldBeEmpty("add the field to WebOptions.MultilineFields");
    }

    [Fact]
    public void EveryMultilineProperty_AcceptsLineBreaks() => Repository.Packages
        .SelectMany(package => Assembly.Load(package.Name).GetTypes()).SelectMany(type => type.GetProperties())
        .Where(property => property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.MultilineText)
        .Select(property => property.Name).Where(name => !Known.Contains(name))
        .ShouldBeEmpty("add the field to WebOptions.MultilineFields");

    [GeneratedRegex("""<(TextAreaField|textarea)\b[^>]*?\b(For="\(\) => (?<name>[\w.]+)"|[Nn]ame="(?<name>[^"]+)")""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextArea();
}

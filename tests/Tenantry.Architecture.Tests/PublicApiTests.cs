using System.Reflection;

namespace Tenantry.Architecture.Tests;

public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages.Select(package => package.Name)];

    // To accept a change, run the tests with TENANTRY_ACCEPT_API=1 and commit the changed files for review.
    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicApi_IsTheCommittedOne(string name)
    {
        var package = Repository.Packages.Single(package => package.Name == name);
        var file = Path.Combine(package.Folder, "PublicApi.txt");
        var api = PublicApi.Print(Assembly.Load(name));
        if (Environment.GetEnvironmentVariable("TENANTRY_ACCEPT_API") == "1")
        {
            File.WriteAllText(file, api);
        }

        File.Exists(file).ShouldBeTrue($"{name} has no PublicApi.txt");
        var committed = File.ReadAllText(file).ReplaceLineEndings("\n");
        api.Split('\n').ShouldBe(committed.Split('\n'), $"the public API of {name} differs from PublicApi.txt");
    }

    // To fix a failure, add the attribute to the _Imports.razor at the root of the project that hides components from editors; see another
    // pages project.
    [Fact]
    public void PagesPackage_HasNoPublicComponent()
    {
        foreach (var package in Repository.Packages.Where(package => package.Name.EndsWith(".Pages", StringComparison.Ordinal)))
        {
            var lines = PublicApi.Print(Assembly.Load(package.Name)).Split('\n');
            lines.Where(line => line.Contains(": Microsoft.AspNetCore.Components.", StringComparison.Ordinal)).ShouldBeEmpty(package.Name);
        }
    }
}

using System.Reflection;

namespace Tenantry.Architecture.Tests;

public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages.Select(package => package.Name)];

    // To promise something new, run the tests with TENANTRY_ACCEPT_API=1 and commit the changed files: the reviewer reads them.
    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicApi_IsWhatWasPromised(string name)
    {
        var package = Repository.Packages.Single(package => package.Name == name);
        var file = Path.Combine(package.Folder, "PublicApi.txt");
        var api = PublicApi.Print(Assembly.Load(name));
        if (Environment.GetEnvironmentVariable("TENANTRY_ACCEPT_API") == "1")
        {
            File.WriteAllText(file, api);
        }

        File.Exists(file).ShouldBeTrue($"{name} has no PublicApi.txt");
        var promised = File.ReadAllText(file).ReplaceLineEndings("\n");
        api.Split('\n').ShouldBe(promised.Split('\n'), $"the public surface of {name} is not the promised one");
    }

    // Red: the _Imports.razor at the root of the project hides its components from editors by an attribute; see another project of pages.
    [Fact]
    public void PackageOfPages_PromisesNoComponent()
    {
        foreach (var package in Repository.Packages.Where(package => package.Name.EndsWith(".Pages", StringComparison.Ordinal)))
        {
            var lines = PublicApi.Print(Assembly.Load(package.Name)).Split('\n');
            lines.Where(line => line.Contains(": Microsoft.AspNetCore.Components.", StringComparison.Ordinal)).ShouldBeEmpty(package.Name);
        }
    }
}

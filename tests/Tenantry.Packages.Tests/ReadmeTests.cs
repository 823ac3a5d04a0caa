using Tenantry.TestSupport.Buying;
using Tenantry.Packages.Tests.Feeds;
using Tenantry.Packages.Tests.Hosts;

namespace Tenantry.Packages.Tests;

/// <summary>Verifies the READMEs with the packages only, like a developer without the repository.</summary>
public sealed class ReadmeTests(Feed feed)
{
    private const string Banner = "Ctrl+C";

    [Fact]
    public async Task ProgramOfTheReadme_IsCompiled_Starts_AndSells()
    {
        var application = await CreateAsync("RobotSchool");
        await application.WriteAsync("Program.cs", Readme.Programs("README.md").ShouldHaveSingleItem());
        await application.PublishAsync();

        await using var host = await application.StartPublishedAsync("Development");
        await host.UseAsync(async host =>
        {
            await Assets.AreServedAsync(host, "br");
            await Assets.AreServedAsync(host, "gzip");
            IsQuiet(host.Lines);
            await Purchase.MakeAsync(host.Address, "Robots at home");
        });
    }

    [Fact]
    public async Task ProgramOfThePackagesReadme_IsCompiled()
    {
        var application = await CreateAsync("Academy");
        await application.WriteAsync("Program.cs", Readme.Programs("nuget/Tenantry/README.md").ShouldHaveSingleItem());
        await application.BuildAsync();
    }

    private async Task<Application> CreateAsync(string name)
    {
        var application = await feed.CreateAsync(name, "web", "--no-restore");
        await application.AddPackagesAsync(Readme.Packages("README.md"));
        return application;
    }

    // The default appsettings.json logs at level Information, and pages have been requested.
    private static void IsQuiet(IReadOnlyList<string> lines)
    {
        var printed = lines.Where(line => line.Trim().Length > 0).ToList();
        printed.Count.ShouldBeLessThan(20, string.Join('\n', printed));
        printed[^1].ShouldContain(Banner);
    }
}

using Tenantry.TestSupport.Buying;
using Tenantry.Packages.Tests.Feeds;
using Tenantry.Packages.Tests.Hosts;

namespace Tenantry.Packages.Tests;

/// <summary>Verifies an application that is created with <c>dotnet new tenantry</c>.</summary>
public sealed class TemplateTests(Feed feed)
{
    [Fact]
    public async Task ApplicationOfTheTemplate_RunsWithOneCommand_AndSells()
    {
        await feed.InstallTemplatesAsync("Tenantry.Templates");
        var application = await feed.CreateAsync(
            "PaintClub", "tenantry", "--product", "Paint Club Box", "--currency", "EUR", "--price", "14");

        (await application.ReadAsync(".gitignore")).ShouldContain(".data/");
        var description = await application.ReadAsync("tenantry.json");
        description.ShouldContain("\"paint-club-box\"");
        description.ShouldContain("\"14 EUR\"");
        description.ShouldContain("\"site\": \"PaintClub\"");

        await using var host = await application.RunAsync();
        await host.UseAsync(async host =>
        {
            await Assets.AreServedAsync(host, "gzip");
            await Purchase.MakeAsync(host.Address, "Paint Club Box");
        });
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content;
using Tenantry.Content.Catalog;

namespace Tenantry.Onboarding.Tests.Contents;

public sealed class ContentErrorTests
{
    private const string Good = "---\ntitle: Good\n---\nText.\n";

    [Theory]
    [InlineData("title: No head", "01-a.md(1): The file has no front matter.")]
    [InlineData("---\ntitle: No end\nText", "01-a.md(1): The file has no front matter.")]
    [InlineData("---\nminutes: 5\n---\nText", "01-a.md(1): The front matter needs a line 'title: …'")]
    [InlineData("---\ntitle: A\nminuts: 5\n---\nText",
        "01-a.md(3): 'minuts' is not a valid key. Use 'key: value' with one of: kind, title,")]
    [InlineData("---\ntitle: A\nminutes: many\n---\nText",
        "01-a.md(3): 'many' is not a valid value for 'minutes'. Use a whole number from 1 to 600.")]
    [InlineData("---\ntitle: A\nminutes: 0\n---\nText", "01-a.md(3): '0' is not a valid value")]
    [InlineData("---\ntitle: A\ntitle: B\n---\nText", "01-a.md(3): 'title' is specified twice.")]
    [InlineData("---\ntitle: A\nvideo: javascript:alert(1)\n---\nText",
        "01-a.md(3): 'javascript:alert(1)' is not a valid URL for 'video'.")]
    [InlineData("---\ntitle: A\nresources:\n- https://example.com\n---\nText",
        "01-a.md(4): 'https://example.com' is not a valid link. Use '- [Title](https://…)'.")]
    [InlineData("---\ntitle: A\nresources:\n- [X](javascript:alert(1))\n---\nText", "01-a.md(4):")]
    [InlineData("---\ntitle: A\n- [X](https://example.com)\n---\nText", "01-a.md(3): This item doesn't belong to a list.")]
    [InlineData("---\ntitle: A\nkind: song\n---\nText", "01-a.md(3): 'song' is not a valid kind. Use lesson, project or community.")]
    [InlineData("---\ntitle: A\nopens: 3\n---\nText",
        "01-a.md(3): A lesson can't have 'opens'. Allowed keys: title, summary, minutes, video, resources.")]
    [InlineData("---\ntitle: A\n---\n\n", "01-a.md(3): The file has no text.")]
    [InlineData("---\ntitle: A\n---\nText\n\n# Second", "01-a.md(6): The title is the only level-1 heading")]
    [InlineData("---\ntitle: A\n---\nText\n\n[here](javascript:alert(1))", "01-a.md(6): 'javascript:alert(1)' is not a valid link.")]
    [InlineData("---\ntitle: A\n---\n![x](data:text/html;base64,AA)", "01-a.md(4): 'data:text/html;base64,AA' is not a valid link.")]
    [InlineData("---\ntitle: A\n---\n<javascript:alert(1)>", "01-a.md(4): 'javascript:alert(1)' is not a valid link.")]
    [InlineData("---\ntitle: A\n---\n[x](//evil.example)", "01-a.md(4): '//evil.example' is not a valid link.")]
    public void Error_IsReported_WithFileLineAndFix(string file, string expected) =>
        MessageOf(("01-a.md", file)).ShouldContain(expected);

    [Fact]
    public void AllErrors_AreReportedTogether()
    {
        var message = MessageOf(("01-a.md", "---\nminutes: x\n---\nText"), ("02-b.md", "nothing"));
        message.ShouldStartWith("3 errors in the content:\n");
        message.ShouldContain("01-a.md(2): 'x' is not a valid value");
        message.ShouldContain("02-b.md(1): The file has no front matter");
    }

    [Theory]
    [InlineData("02-a.md", "02-a.md(1): Lessons must be numbered from 1 without gaps or duplicates. This one should be 01.")]
    [InlineData("a.md", "a.md(1): The file name must start with the number of the lesson or project. Rename it, for example to '01-a'.")]
    public void FileName_MustHaveTheNextNumber(string name, string expected) => MessageOf((name, Good)).ShouldContain(expected);

    [Fact]
    public void DuplicateNumber_IsAnError() => MessageOf(("01-a.md", Good), ("01-b.md", Good))
    .ShouldContain("01-b.md(1): Lessons must be numbered");

    [Fact]
    public void SecondCommunity_IsAnError() => MessageOf(
        ("a.md", "---\nkind: community\ntitle: A\n---\nText"), ("b.md", "---\nkind: community\ntitle: B\n---\nText"))
        .ShouldContain("b.md(1): A product can have only one community.");

    [Fact]
    public void MissingFolder_IsAnError() => Should.Throw<ContentException>(() => Read(Path.Combine(Path.GetTempPath(), "nowhere")))
        .Message.ShouldContain("nowhere(0): The content folder of product 'academy' does not exist.");

    [Fact]
    public async Task Error_PreventsTheStart()
    {
        await using var app = OnboardingApp.Build(new ProductBuilder("academy")
            .Lessons(Academy.Folder(("01-a.md", "nothing")), TimeSpan.FromDays(7)).Build());
        (await Should.ThrowAsync<ContentException>(() => app.StartAsync())).Message.ShouldContain("01-a.md(1):");
    }

    [Fact]
    public async Task ContentRoot_ComesFromTheConfiguration_AndDefaultsToTheApplicationsFolder()
    {
        new ContentOptions().ContentRoot.ShouldBe(AppContext.BaseDirectory);
        var folder = Academy.Folder(("01-a.md", Good));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration["Tenantry:Content:ContentRoot"] = Path.GetDirectoryName(folder);
        builder.Services.AddSingleton(new ProductBuilder("academy").Lessons(Path.GetFileName(folder), TimeSpan.FromDays(7)).Build());
        builder.AddContent();
        await using var app = builder.Build();
        app.Services.GetRequiredService<ContentLibrary>().Find("academy")!.FindLesson(1)!.Title.ShouldBe("Good");
    }

    private static string MessageOf(params (string Name, string Text)[] files) =>
        Should.Throw<ContentException>(() => Read(Academy.Folder(files))).Message;

    private static ContentLibrary Read(string folder) =>
        new([new ProductBuilder("academy").Lessons(folder, TimeSpan.FromDays(7)).Build()], new ContentOptions());
}

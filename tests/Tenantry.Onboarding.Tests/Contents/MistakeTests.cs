using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Content;
using Tenantry.Content.Contents;

namespace Tenantry.Onboarding.Tests.Contents;

public sealed class MistakeTests
{
    private const string Good = "---\ntitle: Good\n---\nText.\n";

    [Theory]
    [InlineData("title: No head", "01-a.md(1): The file has no head.")]
    [InlineData("---\ntitle: No end\nText", "01-a.md(1): The file has no head.")]
    [InlineData("---\nminutes: 5\n---\nText", "01-a.md(1): The head needs a line 'title: …'")]
    [InlineData("---\ntitle: A\nminuts: 5\n---\nText", "01-a.md(3): 'minuts' is not known. Write 'key: value' with one of: kind, title,")]
    [InlineData("---\ntitle: A\nminutes: many\n---\nText", "01-a.md(3): 'many' is no number for 'minutes'. Write a whole number from 1 to 600.")]
    [InlineData("---\ntitle: A\nminutes: 0\n---\nText", "01-a.md(3): '0' is no number")]
    [InlineData("---\ntitle: A\ntitle: B\n---\nText", "01-a.md(3): 'title' stands twice.")]
    [InlineData("---\ntitle: A\nvideo: javascript:alert(1)\n---\nText", "01-a.md(3): 'javascript:alert(1)' is no address for 'video'.")]
    [InlineData("---\ntitle: A\nresources:\n- https://example.com\n---\nText", "01-a.md(4): 'https://example.com' is no link. Write '- [What it is](https://…)'.")]
    [InlineData("---\ntitle: A\nresources:\n- [X](javascript:alert(1))\n---\nText", "01-a.md(4):")]
    [InlineData("---\ntitle: A\n- [X](https://example.com)\n---\nText", "01-a.md(3): This item belongs to no list.")]
    [InlineData("---\ntitle: A\nkind: song\n---\nText", "01-a.md(3): 'song' is no kind of content. Write lesson, project or community.")]
    [InlineData("---\ntitle: A\nopens: 3\n---\nText", "01-a.md(3): A lesson has no 'opens'. It may have: title, summary, minutes, video, resources.")]
    [InlineData("---\ntitle: A\n---\n\n", "01-a.md(3): The file has a head and no text.")]
    [InlineData("---\ntitle: A\n---\nText\n\n# Second", "01-a.md(6): A page has one first heading")]
    [InlineData("---\ntitle: A\n---\nText\n\n[here](javascript:alert(1))", "01-a.md(6): 'javascript:alert(1)' is no address to link to.")]
    [InlineData("---\ntitle: A\n---\n![x](data:text/html;base64,AA)", "01-a.md(4): 'data:text/html;base64,AA' is no address to link to.")]
    [InlineData("---\ntitle: A\n---\n<javascript:alert(1)>", "01-a.md(4): 'javascript:alert(1)' is no address to link to.")]
    [InlineData("---\ntitle: A\n---\n[x](//evil.example)", "01-a.md(4): '//evil.example' is no address to link to.")]
    public void Mistake_IsReported_WithFileAndLine_AndWhatWouldBeRight(string file, string expected) =>
        MessageOf(("01-a.md", file)).ShouldContain(expected);

    [Fact]
    public void EveryMistake_IsReportedAtOnce()
    {
        var message = MessageOf(("01-a.md", "---\nminutes: x\n---\nText"), ("02-b.md", "nothing"));
        message.ShouldStartWith("3 mistakes in the content:\n");
        message.ShouldContain("01-a.md(2): 'x' is no number");
        message.ShouldContain("02-b.md(1): The file has no head");
    }

    [Theory]
    [InlineData("02-a.md", "02-a.md(1): Lessons are numbered from 1 without a gap, and no number twice. This one should be 01.")]
    [InlineData("a.md", "a.md(1): The name of the file says its place. Call it with a number first, such as '01-a'.")]
    public void NameOfAFile_SaysItsPlace(string name, string expected) => MessageOf((name, Good)).ShouldContain(expected);

    [Fact]
    public void NumberTwice_IsAMistake() => MessageOf(("01-a.md", Good), ("01-b.md", Good)).ShouldContain("01-b.md(1): Lessons are numbered");

    [Fact]
    public void SecondCommunity_IsAMistake() => MessageOf(
        ("a.md", "---\nkind: community\ntitle: A\n---\nText"), ("b.md", "---\nkind: community\ntitle: B\n---\nText")).ShouldContain("b.md(1): A product has one community.");

    [Fact]
    public void FolderThatIsNotThere_IsAMistake() => Should.Throw<ContentException>(() => Read(Path.Combine(Path.GetTempPath(), "nowhere")))
        .Message.ShouldContain("nowhere(0): There is no such folder; product 'academy' takes its lessons from it.");

    [Fact]
    public async Task Mistake_StopsStartUp()
    {
        await using var app = OnboardingApp.Build(new ProductBuilder("academy").Lessons(Academy.Folder(("01-a.md", "nothing")), TimeSpan.FromDays(7)).Build());
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
        app.Services.GetRequiredService<Library>().Find("academy")!.Lesson(1)!.Title.ShouldBe("Good");
    }

    private static string MessageOf(params (string Name, string Text)[] files) => Should.Throw<ContentException>(() => Read(Academy.Folder(files))).Message;

    private static Library Read(string folder) => new([new ProductBuilder("academy").Lessons(folder, TimeSpan.FromDays(7)).Build()], new ContentOptions());
}

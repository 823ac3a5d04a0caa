using AngleSharp.Dom;

namespace Tenantry.AdminUi.Tests.Shells;

public sealed class EveryPageTests(AdminUiApp app)
{
    public static TheoryData<string> Paths { get; } =
    [
        "/dev/gallery", "/dev/gallery/forms", "/dev/gallery/tables", "/dev/gallery/plots", "/dev/gallery/visitor",
        "/dev/gallery/operator", "/probe/public", "/probe/form", "/probe/hostile", "/no/such/page",
    ];

    [Theory, MemberData(nameof(Paths))]
    public async Task Page_HasOneHeadingOneMainAndATitle(string path)
    {
        var page = await app.PageAsync(path);

        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("main").Length.ShouldBe(1);
        page.Title.ShouldNotBeNullOrWhiteSpace();
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        var skip = page.QuerySelector("body > a")!.GetAttribute("href")!;
        page.QuerySelector(skip).ShouldNotBeNull().LocalName.ShouldBe("main");
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Ids_AreUnique_AndEveryReferenceResolves(string path)
    {
        var page = await app.PageAsync(path);

        page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1)
            .Select(group => group.Key).ShouldBeEmpty();
        foreach (var attribute in new[] { "aria-describedby", "aria-labelledby", "for", "popovertarget", "data-copy" })
        {
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
            {
                foreach (var id in element.GetAttribute(attribute)!.Split(' '))
                {
                    page.GetElementById(id).ShouldNotBeNull($"{path}: {attribute}=\"{id}\"");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task EveryControl_HasAName(string path)
    {
        var page = await app.PageAsync(path);

        foreach (var control in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            (control.HasAttribute("aria-label") || page.QuerySelector($"label[for='{control.Id}']") is not null).ShouldBeTrue(
                $"{path}: {control.OuterHtml}");
        }

        foreach (var button in page.QuerySelectorAll("button, a, summary"))
        {
            (button.HasAttribute("aria-label") || button.TextContent.Trim().Length > 0).ShouldBeTrue($"{path}: {button.OuterHtml}");
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Page_HasNoInlineScriptStyleOrHandler(string path)
    {
        var page = await app.PageAsync(path);

        page.QuerySelectorAll("script:not([src]):not([type='application/json'])").ShouldBeEmpty();
        page.QuerySelectorAll("style, [style]").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes)
            .Where(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task HostileText_IsEncoded()
    {
        var page = await app.PageAsync("/probe/hostile");

        page.QuerySelectorAll("img[src=x]").ShouldBeEmpty();
        page.QuerySelectorAll("script").ShouldAllBe(script => !script.TextContent.Contains("alert", StringComparison.Ordinal)
            || script.GetAttribute("type") == "application/json");
        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe(Pages.HostileProbe.Evil);
        page.QuerySelector("input[name=x]")!.GetAttribute("value").ShouldBe(Pages.HostileProbe.Evil);
        System.Text.Json.JsonDocument.Parse(page.QuerySelector("script[type='application/json']")!.TextContent)
            .RootElement.GetProperty("labels")[0].GetString().ShouldBe(Pages.HostileProbe.Evil);
    }

    [Fact]
    public async Task PublicPageWithoutAForm_SetsNoCookie_AndCanBeCached()
    {
        using var client = app.Client(signedIn: false);
        using var response = await client.GetAsync(new Uri("/probe/public", UriKind.Relative));

        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        response.Headers.CacheControl?.NoStore.ShouldNotBe(true);
        (await AdminUiApp.ParseAsync(response)).QuerySelectorAll("input[name=__RequestVerificationToken]").ShouldBeEmpty();
    }
}

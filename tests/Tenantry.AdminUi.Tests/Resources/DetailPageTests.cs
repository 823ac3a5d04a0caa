using AngleSharp.Dom;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class DetailPageTests(PlatformApp app)
{
    [Fact]
    public async Task Detail_ShowsFieldsTextsAndAvailableActions()
    {
        var page = await app.PageAsync("/admin/widgets/3");

        page.QuerySelector("h1")!.TextContent.ShouldContain("@SUM(A1)");
        page.QuerySelector("h1 .tn-badge")!.TextContent.ShouldBe("Past due");
        page.QuerySelectorAll(".tn-details dt").Select(term => term.TextContent)
            .ShouldBe(["Name", "Status", "Price", "Count", "Made", "Code", "Owner", "Assignee"]);
        page.QuerySelectorAll(".tn-details dd")[6].TextContent.Trim().ShouldBe(Widgets.Evil);
        page.QuerySelectorAll("header .tn-actions a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["/admin/widgets/3/break", "/admin/widgets/3/pay"]);
        (await app.PageAsync("/admin/widgets/2")).QuerySelectorAll("header .tn-actions a").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Payload_IsFormatted_AndEncoded()
    {
        var page = await app.PageAsync("/admin/widgets/3");

        var text = page.QuerySelector("pre code")!.TextContent;
        text.ShouldStartWith("{\n  \"name\": \"</pre><script>alert(1)</script>\",\n  \"n\": [");
        page.QuerySelectorAll("script").ShouldAllBe(script => !script.TextContent.Contains("alert"));
    }

    [Fact]
    public async Task UntrustedHtml_IsSandboxed_InTheFrameAndOnItsOwn()
    {
        var frame = (await app.PageAsync("/admin/widgets/3")).QuerySelector("iframe")!;
        frame.GetAttribute("sandbox").ShouldBe("");
        frame.GetAttribute("src").ShouldBe("/admin/widgets/3/1.html");
        frame.GetAttribute("title").ShouldBe("Page");

        using var client = app.As("operator");
        using var response = await client.GetAsync(new Uri("/admin/widgets/3/1.html", UriKind.Relative));
        response.Headers.GetValues("Content-Security-Policy").Single()
            .ShouldStartWith("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldBe("<base target=\"_blank\"><h1>Hello</h1>");
    }
}

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class SearchPageTests(PlatformApp app)
{
    [Fact]
    public async Task Search_SearchesEveryResource_AndLinksToTheResults()
    {
        var page = await app.PageAsync("/admin/search?q=widget 12");

        page.QuerySelector(".tn-panel h2")!.TextContent.ShouldBe("Widgets");
        page.QuerySelectorAll(".tn-found li").Length.ShouldBe(5);
        page.QuerySelector(".tn-found a")!.GetAttribute("href").ShouldBe("/admin/widgets/12");
        page.QuerySelector(".tn-panel .tn-actions a")!.GetAttribute("href").ShouldBe("/admin/widgets?q=widget%2012");
        page.QuerySelector(".tn-bar input[name=q]")!.GetAttribute("value").ShouldBe("widget 12");
    }

    [Fact]
    public async Task SearchWithoutResults_ShowsAnEmptyState() =>
        (await app.PageAsync("/admin/search?q=zebra<b>")).QuerySelector(".tn-empty-title")!.TextContent.ShouldBe("Nothing matches");
}

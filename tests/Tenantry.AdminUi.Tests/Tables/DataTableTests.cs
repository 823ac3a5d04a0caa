namespace Tenantry.AdminUi.Tests.Tables;

public sealed class DataTableTests(AdminUiApp app)
{
    [Fact]
    public async Task SortLink_KeepsTheFilters_AndResetsThePage()
    {
        var page = await app.PageAsync("/dev/gallery/tables?plan=Pro&page=2");

        page.QuerySelector("thead a")!.GetAttribute("href").ShouldBe("/dev/gallery/tables?plan=Pro&sort=name");
    }

    [Fact]
    public async Task SortedColumn_ShowsItsDirection_AndItsLinkReversesIt()
    {
        var page = await app.PageAsync("/dev/gallery/tables?sort=revenue");

        var header = page.QuerySelectorAll("thead th").Single(cell => cell.TextContent.Trim() == "Revenue");
        header.GetAttribute("aria-sort").ShouldBe("ascending");
        header.QuerySelector("a")!.GetAttribute("href").ShouldBe("/dev/gallery/tables?sort=-revenue");
    }

    [Fact]
    public async Task Pager_ShowsTheRange_AndHasNoLinkBeyondTheEnd()
    {
        var page = await app.PageAsync("/dev/gallery/tables?page=8");

        page.QuerySelector(".tn-pages .tn-quiet")!.TextContent.ShouldBe("57–64 of 64");
        page.QuerySelector("a[rel=next]").ShouldBeNull();
        page.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe("/dev/gallery/tables?page=7");
    }

    [Fact]
    public async Task SearchWithoutResults_CanBeCleared()
    {
        var page = await app.PageAsync("/dev/gallery/tables?q=zebra");

        page.QuerySelector(".tn-empty-title")!.TextContent.ShouldBe("No results");
        page.QuerySelector(".tn-empty a")!.GetAttribute("href").ShouldBe("/dev/gallery/tables");
    }

    [Theory]
    [InlineData("-5", 1)]
    [InlineData("x", 1)]
    [InlineData("99999999999", 1)]
    [InlineData("3", 3)]
    public void Page_IsNeverBelowOne(string asked, int page)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.QueryString = new($"?page={asked}&sort=-name&q=%20ada%20");

        TableQuery.Read(context.Request).ShouldBe(new TableQuery("ada", "name", true, page, 25));
    }
}

using System.Net;
using AngleSharp.Dom;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class ListPageTests(PlatformApp app)
{
    [Fact]
    public async Task List_ShowsColumnsAndAPageOfRows_WithLinksToDetails()
    {
        var page = await app.PageAsync("/admin/widgets");

        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Widgets");
        page.QuerySelectorAll("thead th").Select(cell => cell.TextContent.Trim())
            .ShouldBe(["Name", "Status", "Price", "Count", "Made", "Code"]);
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(25);
        page.QuerySelector(".tn-pages .tn-quiet")!.TextContent.ShouldBe("1–25 of 1,260");
        page.QuerySelectorAll("tbody th a")[8].GetAttribute("href").ShouldBe("/admin/widgets/8");
        var row = page.QuerySelectorAll("tbody tr")[7];
        row.QuerySelector(".tn-badge")!.ClassList.ShouldContain("tn-warning");
        row.QuerySelector(".tn-badge")!.TextContent.ShouldBe("Past due");
        row.QuerySelector(".tn-money")!.TextContent.Trim().ShouldBe("$5.50");
        row.QuerySelector("time")!.GetAttribute("datetime").ShouldBe("2026-01-24T09:00:00Z");
    }

    [Fact]
    public async Task HostileNames_AreEncoded()
    {
        var page = await app.PageAsync("/admin/widgets");

        page.QuerySelectorAll("img[src=x]").ShouldBeEmpty();
        page.QuerySelectorAll("tbody th")[6].TextContent.Trim().ShouldBe(Widgets.Evil);
    }

    [Fact]
    public async Task SearchAndStatus_FilterTheList_AndStayInTheFormAndTheLinks()
    {
        var page = await app.PageAsync("/admin/widgets?q=widget 1&status=Active&page=2");

        page.QuerySelectorAll("tbody .tn-badge").ShouldAllBe(badge => badge.TextContent == "Active");
        page.QuerySelectorAll("tbody th").ShouldAllBe(cell => cell.TextContent.Contains("Widget 1"));
        page.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe("widget 1");
        page.QuerySelector("input[name=status][checked]")!.GetAttribute("value").ShouldBe("Active");
        page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/admin/widgets?q=widget%201&status=Active&page=3");
        page.QuerySelector("a.tn-csv")!.GetAttribute("href").ShouldBe("/admin/widgets.csv?q=widget%201&status=Active");
    }

    [Fact]
    public async Task UnknownStatus_IsIgnored() =>
        (await app.PageAsync("/admin/widgets?status='; drop table")).QuerySelector(".tn-pages .tn-quiet")!.TextContent
        .ShouldBe("1–25 of 1,260");

    [Fact]
    public async Task PageBeyondTheEnd_IsTheLastPage() =>
        (await app.PageAsync("/admin/widgets?page=9999")).QuerySelector(".tn-pages .tn-quiet")!.TextContent
        .ShouldBe("1,251–1,260 of 1,260");

    [Fact]
    public async Task EmptyList_ShowsItsEmptyText()
    {
        var page = await app.PageAsync("/admin/nothing");

        page.QuerySelector(".tn-empty-title")!.TextContent.ShouldBe("No items yet");
        page.QuerySelector(".tn-empty")!.TextContent.ShouldContain("Items appear here.");
        (await app.PageAsync("/admin/nothing?q=x")).QuerySelector(".tn-empty-title")!.TextContent.ShouldBe("No results");
    }

    [Fact]
    public async Task UnreadableList_ShowsAnErrorWithoutDetails()
    {
        var page = await app.PageAsync("/admin/broken", expected: HttpStatusCode.InternalServerError);

        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("This list could not be read");
        page.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe("/admin/broken");
        page.DocumentElement.OuterHtml.ShouldNotContain("Secret detail");
    }

    [Fact]
    public async Task CustomPage_TakesPrecedence() =>
        (await app.PageAsync("/admin/by-hand")).QuerySelector("h1")!.TextContent.Trim().ShouldBe("Written by hand");

    [Theory]
    [InlineData("/admin/no-such")]
    [InlineData("/admin/no-such/1")]
    [InlineData("/admin/no-such/1/break")]
    [InlineData("/admin/no-such.csv")]
    [InlineData("/admin/notes")]
    [InlineData("/space/widgets")]
    [InlineData("/admin/widgets/99999")]
    [InlineData("/admin/widgets/x")]
    [InlineData("/admin/widgets/1/no-such")]
    [InlineData("/admin/widgets/2/pay")]
    [InlineData("/admin/widgets/99999/break")]
    [InlineData("/admin/widgets/1/0.html")]
    [InlineData("/admin/widgets/1/9.html")]
    public async Task UnknownNames_AreNotFound(string path) => await app.PageAsync(path, expected: HttpStatusCode.NotFound);

    [Fact]
    public async Task Navigation_ListsTheResources_ThatTheUserCanView()
    {
        var entries = (await app.PageAsync("/admin/widgets/3")).QuerySelectorAll(".tn-nav a")
            .ToDictionary(link => link.TextContent.Trim(), link => link);

        entries.Keys.ShouldBe(["Broken things", "Generated", "Items", "Widgets", "Content & email", "System"]);
        entries["Widgets"].GetAttribute("aria-current").ShouldBe("page");
        (await app.PageAsync("/space/notes", "owner")).QuerySelectorAll(".tn-nav a").Select(link => link.TextContent.Trim())
            .ShouldBe(["Notes"]);
    }
}

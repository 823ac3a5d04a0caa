namespace Tenantry.AdminUi.Tests.Resources.Typed;

[Collection(nameof(OrderApp))]
public sealed class RowLinkTests(OrderApp app)
{
    [Fact]
    public async Task Link_StandsBesideTheRowsThatHaveIt_AndOnTheirPages()
    {
        var list = await app.PageAsync("/admin/carriers?sort=name");
        list.QuerySelectorAll("tbody .tn-row-actions a").Select(link => (link.GetAttribute("href"), link.GetAttribute("aria-label")))
            .ShouldBe([("/track/c1", "Track: Bee Post"), ("/track/c2", "Track: Crow & Sons")]);

        (await app.PageAsync("/admin/carriers/c1")).QuerySelector("header .tn-actions a")!.GetAttribute("href").ShouldBe("/track/c1");
        (await app.PageAsync("/admin/carriers/c0")).QuerySelector("header .tn-actions a").ShouldBeNull();
    }

    [Fact]
    public async Task NamedChoices_AreShownByName_AndFilterByValue()
    {
        var page = await app.PageAsync("/admin/carriers?code=c1");

        OrderApp.Names(page).ShouldBe(["Bee Post"]);
        page.QuerySelector("input[name=code][checked]")!.ParentElement!.TextContent.Trim().ShouldBe("The bees");
    }
}

using System.Net;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class ErrorShellTests(PlatformApp app)
{
    [Theory]
    [InlineData("/admin/no-such-page")]
    [InlineData("/admin/jobs/no.such.job")]
    [InlineData("/admin/deeper/than/any/page")]
    public async Task Operator_StaysInTheOperatorsShell_WithAWayBack(string path)
    {
        var page = await app.PageAsync(path, "operator", HttpStatusCode.NotFound);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
        page.QuerySelector(".tn-operator .tn-nav").ShouldNotBeNull();
        page.QuerySelector(".tn-error .btn-primary")!.GetAttribute("href").ShouldBe("/admin");
    }

    [Fact]
    public async Task OperatorWithoutATenant_IsNotSentToASpace() =>
        (await app.PageAsync("/no-such-page", "operator", HttpStatusCode.NotFound)).QuerySelector(".tn-error .btn-primary")!
            .GetAttribute("href").ShouldBe("/admin");

    [Theory]
    [InlineData("owner")]
    [InlineData(null)]
    public async Task OtherUsers_DoNotSeeTheOperatorsShell(string? who) =>
        (await app.PageAsync("/admin/no-such-page", who, who is null ? HttpStatusCode.Redirect : HttpStatusCode.NotFound))
            .QuerySelector(".tn-operator").ShouldBeNull();

    [Fact]
    public async Task Search_LightsNoEntry() =>
        (await app.PageAsync("/admin/search?q=a")).QuerySelectorAll(".tn-nav [aria-current]").ShouldBeEmpty();

    [Fact]
    public async Task Breadcrumb_EndsWithAPage_AndNotWithAChevron()
    {
        var one = await app.PageAsync("/admin/widgets/3");
        one.QuerySelectorAll(".tn-crumbs li").ShouldHaveSingleItem().QuerySelector(".tn-icon").ShouldBeNull();
        var two = await app.PageAsync("/admin/widgets/3/break");
        two.QuerySelectorAll(".tn-crumbs li").Select(crumb => crumb.QuerySelector(".tn-icon") is null).ShouldBe([true, false]);
        two.QuerySelectorAll(".tn-crumbs li").ShouldAllBe(crumb => crumb.LastElementChild!.LocalName == "a");
    }
}

namespace Tenantry.AdminUi.Tests.Shells;

public sealed class NavigationTests(AdminUiApp app)
{
    [Fact]
    public async Task Entry_IsHidden_WhenTheUserLacksItsPermission() =>
        (await EntriesAsync("")).ShouldBe(["Overview", "Forms", "Customers", "Revenue", "Members"]);

    [Fact]
    public async Task Entry_IsShown_WhenTheUserHasItsPermission_AndHiddenWithAnUnknownPermission() =>
        (await EntriesAsync("billing.manage")).ShouldBe(["Overview", "Forms", "Customers", "Revenue", "Members", "Billing"]);

    [Fact]
    public async Task NestedPage_HighlightsOnlyTheClosestEntry()
    {
        var page = await app.PageAsync("/dev/gallery/forms");

        page.QuerySelectorAll(".tn-nav [aria-current]").Select(link => link.TextContent.Trim()).ShouldBe(["Forms"]);
    }

    [Fact]
    public async Task SpaceShell_ShowsTheUserTheTenantsAndASignOutForm()
    {
        var page = await app.PageAsync("/dev/gallery");

        page.QuerySelector(".tn-account summary")!.TextContent.ShouldContain("Ada Lovelace");
        page.QuerySelectorAll(".tn-switcher .tn-menu-panel a").Length.ShouldBe(2);
        var signOut = page.QuerySelector("form[action='/sign-out']").ShouldNotBeNull();
        signOut.GetAttribute("method").ShouldBe("post");
        signOut.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }

    private async Task<IEnumerable<string>> EntriesAsync(string permissions)
    {
        using var client = app.Client(permissions: permissions);
        return (await app.PageAsync("/dev/gallery", client)).QuerySelectorAll(".tn-nav a").Select(link => link.TextContent.Trim());
    }
}

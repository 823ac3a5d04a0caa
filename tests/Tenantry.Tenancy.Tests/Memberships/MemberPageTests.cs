using System.Net;

namespace Tenantry.Tenancy.Tests.Memberships;

public sealed class MemberPageTests(TenancyApp app)
{
    [Fact]
    public async Task List_HasTheMembersOfTheWorkspaceOnly_OnThePageAndInTheFile()
    {
        var (browser, email, tenant) = await app.MemberAsync();
        var (_, otherTenant, _) = await app.MemberAsync();
        var (_, colleague, _) = await app.MemberAsync();
        await app.JoinAsync(colleague, tenant, "member");

        (await EmailsAsync(browser, "")).ShouldBe([email, colleague]);
        (await EmailsAsync(browser, "?sort=-email")).ShouldBe(new[] { email, colleague }.OrderDescending(StringComparer.Ordinal));
        (await EmailsAsync(browser, "?role=member")).ShouldBe([colleague]);
        (await EmailsAsync(browser, "?q=" + otherTenant)).ShouldBeEmpty();
        var file = await browser.Client.GetStringAsync("/space/members.csv", TestContext.Current.CancellationToken);
        file.ShouldContain(colleague);
        file.ShouldNotContain(otherTenant);
        file.TrimEnd().Split("\r\n").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Page_LightsItsEntry_AndTheAccountLightsNone()
    {
        var (browser, _, _) = await app.MemberAsync();

        (await browser.GetAsync("/space/members")).Page.QuerySelectorAll(".tn-nav [aria-current]").Select(link => link.TextContent.Trim())
            .ShouldBe(["Members"]);
        var account = (await browser.GetAsync("/space/account")).Page;
        account.QuerySelectorAll(".tn-nav [aria-current]").ShouldBeEmpty();
        account.QuerySelector(".tn-account a[href='/space/account']")!.GetAttribute("aria-current").ShouldBe("page");
    }

    [Fact]
    public async Task MissingPage_IsShownInTheWorkspace()
    {
        var (browser, _, _) = await app.MemberAsync();
        var page = await browser.GetAsync("/space/no-such-page");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Page.QuerySelector(".tn-nav a[href='/space/members']").ShouldNotBeNull();
        page.Page.QuerySelector(".tn-error .btn-primary")!.GetAttribute("href").ShouldBe("/space");
    }

    private static async Task<IReadOnlyList<string>> EmailsAsync(TestBrowser browser, string query) =>
        [.. (await browser.GetAsync("/space/members" + query)).Page.QuerySelectorAll("tbody tr")
            .Select(row => row.QuerySelectorAll("th, td")[1].TextContent.Trim())];
}

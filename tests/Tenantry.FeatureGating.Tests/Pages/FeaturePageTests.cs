using Tenantry.TestSupport.Pages;

namespace Tenantry.FeatureGating.Tests.Pages;

public sealed class FeaturePageTests
{
    [Fact]
    public async Task List_ShowsThePlansThatGrantAFeature_AndFiltersByKind()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        using var pages = gating.OperatorPages();
        var page = await pages.GetAsync("/admin/features?sort=feature");

        PageClient.Names(page).ShouldBe(["API calls", "Certificates", "Lessons"]);
        PageClient.Cells(page.QuerySelectorAll("tbody tr")[1]).Take(6)
            .ShouldBe(["Certificates", "certificates", "On/off", "On", "Academy, Max · Academy, Pro", "0"]);
        PageClient.Names(await pages.GetAsync("/admin/features?kind=Metered")).ShouldBe(["API calls"]);
        PageClient.Names(await pages.GetAsync("/admin/features?q=lesson")).ShouldBe(["Lessons"]);
        PageClient.Names(await pages.GetAsync("/admin/features?view=off")).ShouldBeEmpty();
    }

    [Fact]
    public async Task OnlyTheSwitchThatApplies_IsOffered()
    {
        await using var gating = await GatingApp.StartAsync("max");
        using var pages = gating.OperatorPages();
        (await ActionsAsync(pages, "certificates")).ShouldBe(["Turn off for all tenants"]);
        (await pages.GetAsync("/admin/features/certificates/off")).QuerySelector(".tn-consequence")!.TextContent.ShouldBe(
            "No tenant can use Certificates, regardless of its plan. 2 plans grant it. Takes effect with the next request.");

        var refused = await pages.SubmitAsync("/admin/features/certificates/off", ("reason", " "));
        refused.QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("Say why, in a few words.");
        var off = await pages.SubmitAsync("/admin/features/certificates/off", ("reason", "It leaks"));

        off.QuerySelector(".tn-toasts")!.TextContent.ShouldContain("The feature is off for all tenants.");
        off.QuerySelectorAll("dl")[1].TextContent.ShouldContain("It leaks");
        (await gating.CheckAsync("certificates")).Reason.ShouldBe(DecisionReason.KillSwitch);
        (await ActionsAsync(pages, "certificates")).ShouldBe(["Turn back on"]);
        PageClient.Names(await pages.GetAsync("/admin/features?state=Off")).ShouldBe(["Certificates"]);
        await pages.GetAsync("/admin/features/certificates/off", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Feature_ListsItsOverrides()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        gating.NameTenants("Acme", "Globex");
        await gating.OverrideAsync("certificates", allowed: true);
        await gating.OverrideAsync("api_calls", allowed: true, limit: 3, tenant: gating.Other);
        using var pages = gating.OperatorPages();

        var page = await pages.GetAsync("/admin/features/certificates");

        page.QuerySelectorAll(".tn-found li").ShouldHaveSingleItem().TextContent.ShouldContain("Acme");
    }

    private static async Task<IEnumerable<string>> ActionsAsync(PageClient pages, string feature) =>
        (await pages.GetAsync("/admin/features/" + feature)).QuerySelectorAll("header .tn-actions a")
            .Select(link => link.TextContent.Trim());
}

using System.Net;
using AngleSharp.Dom;
using Tenantry.FeatureGating.Overrides;
using Tenantry.TestSupport.Pages;

namespace Tenantry.FeatureGating.Tests.Pages;

public sealed class OverridePageTests : IAsyncLifetime
{
    private GatingApp _gating = default!;
    private PageClient _pages = default!;

    public async ValueTask InitializeAsync()
    {
        _gating = await GatingApp.StartAsync("basic");
        _gating.NameTenants("Acme", "Globex");
        _pages = _gating.OperatorPages();
    }

    public async ValueTask DisposeAsync()
    {
        _pages.Dispose();
        await _gating.DisposeAsync();
    }

    [Fact]
    public async Task Override_IsCreated_WithPickersForTenantAndFeature()
    {
        var form = await _pages.GetAsync("/admin/overrides/new");
        Options(form, "Input.Tenant").ShouldBe(["Choose one", "Acme", "Globex"], ignoreOrder: true);
        Options(form, "Input.Feature").ShouldBe(["Choose one", "API calls", "Certificates", "Lessons"], ignoreOrder: true);

        var page = await _pages.SubmitAsync("/admin/overrides/new", ("Input.Tenant", _gating.Other.ToString()),
            ("Input.Feature", "api_calls"), ("Input.Access", "Allow"), ("Input.Limit", "250"),
            ("Input.Expires", "2026-03-01T00:00"), ("Input.Expires.Offset", "+02:00"), ("Input.Reason", "A pilot"));

        page.QuerySelector("h1")!.TextContent.ShouldContain("API calls for Globex");
        (await _gating.QueryAsync(
            "select feature || ' ' || is_allowed || ' ' || \"limit\" || ' ' || (until at time zone 'utc') || ' ' || reason "
                + "from gating.feature_override")).ShouldBe("api_calls true 250 2026-02-28 22:00:00 A pilot");
    }

    [Fact]
    public async Task NothingChosen_IsRefused_FieldByField_AndWhatWasTypedStays()
    {
        var page = await _pages.SubmitAsync("/admin/overrides/new", ("Input.Tenant", ""), ("Input.Feature", ""), ("Input.Access", "Deny"),
            ("Input.Limit", "-1"), ("Input.Reason", "no"));

        page.QuerySelectorAll(".tn-field-error").Select(error => error.TextContent.Trim()).ShouldBe(
            ["Choose a tenant.", "Choose a feature.", "Enter 0 or more.", "Use 3 to 500 characters."]);
        page.QuerySelector("textarea")!.TextContent.ShouldBe("no");
        page.QuerySelector("select[name='Input.Access'] option[selected]")!.GetAttribute("value").ShouldBe("Deny");
    }

    [Fact]
    public async Task SecondOverrideOfAFeature_IsRefused_BesideTheFeature()
    {
        await _gating.OverrideAsync("certificates", allowed: true);
        var page = await _pages.SubmitAsync("/admin/overrides/new", ("Input.Tenant", _gating.Tenant.ToString()),
            ("Input.Feature", "certificates"), ("Input.Access", "Deny"), ("Input.Reason", "A slip"));

        page.QuerySelector(".tn-field-error")!.TextContent.Trim()
            .ShouldBe("This tenant already has an override of this feature. Edit that override.");
        OverrideProblems.OverrideExists.Code.ShouldBe("gating.override_exists");
        (await _gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public async Task Override_IsEdited()
    {
        await _gating.OverrideAsync("api_calls", allowed: true, limit: 7);
        var path = $"/admin/overrides/{_gating.Tenant}.api_calls/edit";
        (await _pages.GetAsync(path)).QuerySelector("input[name='Input.Limit']")!.GetAttribute("value").ShouldBe("7");

        await _pages.SubmitAsync(path, ("Input.Access", "Allow"), ("Input.Limit", "9"), ("Input.Reason", "More for the pilot"));

        (await _gating.QueryAsync("select \"limit\" || ' ' || reason from gating.feature_override")).ShouldBe("9 More for the pilot");
    }

    [Fact]
    public async Task Removal_NamesThePlan_AsksForAReason_AndRestoresThePlan()
    {
        await _gating.OverrideAsync("certificates", allowed: true);
        var path = $"/admin/overrides/{_gating.Tenant}.certificates/lift";
        (await _pages.GetAsync(path)).QuerySelector(".tn-consequence")!.TextContent
            .ShouldBe("The plan of Acme decides about Certificates again, with the next request.");
        (await _pages.SubmitAsync(path, ("reason", ""))).QuerySelector(".tn-field-error").ShouldNotBeNull();

        await _pages.SubmitAsync(path, ("reason", "The pilot is over"));

        (await _gating.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
        await _pages.GetAsync(path, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_FiltersByTenantFeatureAccessAndExpiry()
    {
        await _gating.OverrideAsync("certificates", allowed: true, until: _gating.Clock.GetUtcNow().AddDays(1));
        await _gating.OverrideAsync("lessons", allowed: false, tenant: _gating.Other);
        _gating.Clock.Advance(TimeSpan.FromDays(2));

        (await NamesAsync($"?tenant={_gating.Tenant}")).ShouldBe(["Certificates"]);
        (await NamesAsync("?feature=lessons")).ShouldBe(["Lessons"]);
        (await NamesAsync("?access=Denied")).ShouldBe(["Lessons"]);
        (await NamesAsync("?view=expired")).ShouldBe(["Certificates"]);
        (await NamesAsync("?view=current")).ShouldBe(["Lessons"]);
        (await NamesAsync("?sort=-feature")).ShouldBe(["Lessons", "Certificates"]);
        (await _pages.GetAsync("/admin/overrides?view=expired")).QuerySelector(".tn-badge")!.TextContent.ShouldBe("Expired");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("nonsense.certificates")]
    public async Task InvalidId_IsNotFound(string id) => await _pages.GetAsync("/admin/overrides/" + id, HttpStatusCode.NotFound);

    [Fact]
    public async Task TenantsOwner_GetsNoneOfThePages()
    {
        foreach (var path in new[] { "/admin/overrides", "/admin/overrides/new", "/admin/features" })
        {
            using var client = new PageClient(_gating.App.Browser().SignInAs(_gating.Tenant, "owner"));
            await client.GetAsync(path, HttpStatusCode.NotFound);
        }
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string query) =>
        PageClient.Names(await _pages.GetAsync("/admin/overrides" + query));

    private static IEnumerable<string> Options(IDocument page, string field) =>
        page.QuerySelectorAll($"select[name='{field}'] option").Select(option => option.TextContent);
}

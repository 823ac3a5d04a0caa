using System.Net;
using Tenantry.Tenancy.Operators;

namespace Tenantry.Tenancy.Tests.Operators;

/// <summary>These tests change who the owners are, so they use a separate host.</summary>
public sealed class OperatorRoleTests : IAsyncLifetime
{
    private TenancyApp _app = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = new TenancyApp
        {
            ConnectionString = await PostgresForTests.CreateDatabaseAsync(),
            Settings = [new("Tenantry:Tenancy:OperatorPassword", TenancyApp.Password)],
            ConfigureTenancy = tenancy => tenancy.OperatorRole("Auditor", TenancyPermissions.ViewTenants),
        };
        await _app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task AnOwner_InvitesAnOperator_WhoSetsAPasswordByTheLink_AndHasTheRole()
    {
        var owner = await OwnerAsync();
        var email = TenancyApp.NewEmail();

        (await owner.SendAsync("/admin/operators/new", ("Input.Email", email), ("Input.Role", "Finance"))).Status.ShouldBe(
            HttpStatusCode.Redirect);
        (await owner.GetAsync("/admin/operators")).Text.ShouldContain("Invited");
        var browser = _app.Browser();
        var accepted = await browser.SendAsync((await _app.GetEmailAsync(email, "tenancy.operator")).Link, ("Input.Password",
            TenancyApp.Password));

        accepted.Location.ShouldEndWith("/admin");
        (await browser.GetRequestInfoAsync()).IsOperator.ShouldBeTrue();
        (await browser.GetAsync("/admin/tenants")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/admin/operators")).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        (await CountAsync("tenancy.operator.invited", email)).ShouldBe(1L);
    }

    [Theory]
    [InlineData("support", true, true, false)]
    [InlineData("finance", true, false, false)]
    [InlineData("read-only", true, false, false)]
    [InlineData("owner", true, true, true)]
    [InlineData("auditor", true, false, false)]
    public async Task ARole_GrantsItsPermissions(string role, bool views, bool manages, bool managesOperators)
    {
        var browser = await OperatorAsync(role);

        await IsGrantedAsync(browser, "/probe/permission/" + TenancyPermissions.ViewTenants, views);
        await IsGrantedAsync(browser, "/probe/permission/" + TenancyPermissions.ManageTenants, manages);
        await IsGrantedAsync(browser, "/probe/permission/" + TenancyPermissions.ManageOperators, managesOperators);
        await IsGrantedAsync(browser, "/probe/permission/" + TenancyPermissions.ViewMembers, false);
    }

    [Fact]
    public async Task ARemovedOperator_LosesAccessAtOnce_AndTheRemovalIsAudited()
    {
        var browser = await OperatorAsync("support");
        var id = await IdAsync("support");

        (await RunAsync(change => change.RemoveAsync(id, "Left the company", Ct))).ShouldBeNull();

        (await browser.GetRequestInfoAsync()).Actor.ShouldBe("visitor");
        (await _app.SqlAsync("select reason from platform.audit_entry where action = 'tenancy.operator.removed' and subject = $1",
            $"user/{id}"))
            .ShouldBe("Left the company");
    }

    [Fact]
    public async Task TheLastOwner_CannotBeRemoved_NorGetALesserRole()
    {
        var id = await IdAsync("owner");

        (await RunAsync(change => change.RemoveAsync(id, "test", Ct))).ShouldBe("tenancy.last_owner");
        (await RunAsync(change => change.RunAsync(id, "support", "test", Ct))).ShouldBe("tenancy.last_owner");
    }

    [Fact]
    public async Task TwoOwnersWhoRemoveEachOtherAtOnce_LeaveOne()
    {
        await OperatorAsync("owner");
        var ids = await IdsAsync();

        var results = await Task.WhenAll(ids.Select(id => RunAsync(change => change.RemoveAsync(id, "test", Ct))));

        results.Count(result => result == "tenancy.last_owner").ShouldBe(1);
        (await _app.SqlAsync("select count(*) from tenancy.user where operator_role = 'owner'")).ShouldBe(1L);
    }

    [Fact]
    public async Task AccountWithTheAddressOfAnInvitation_DoesNotBecomeAnOperator()
    {
        var email = TenancyApp.NewEmail();
        await _app.Browser().SendAsync("/signup", ("Input.Email", email), ("Input.Password", "the strangers password"));
        await InviteAsync(email, "owner");

        (await _app.Browser().SendFormAsync("/signin", "signin", ("Input.Email", email), ("Input.Password", "the strangers password")))
            .Location
            .ShouldBeNull();
    }

    [Fact]
    public async Task AnUnknownRole_IsRefused_WithTheExistingOnes()
    {
        await using var scope = _app.App.For(null);

        var result = await scope.Get<InviteOperator>().RunAsync(TenancyApp.NewEmail(), "king", Ct);

        result.Problem!.Code.ShouldBe("tenancy.operator_role_unknown");
        result.Problem.Message.ShouldBe("Enter one of these roles: owner, support, finance, read-only, auditor.");
    }

    [Fact]
    public async Task AnOperator_IsInvitedOnce_AndOnlyOperatorsCanBeRemoved()
    {
        await using var scope = _app.App.For(null);

        (await scope.Get<InviteOperator>().RunAsync("operator@localhost", "support", Ct)).Problem!.Code.ShouldBe("tenancy.operator_exists");
        (await RunAsync(change => change.RemoveAsync(new Guid("01a00000-0000-7000-8000-000000000abc"), "test", Ct))).ShouldBe(
            "tenancy.operator_not_found");
    }

    private async Task<TestBrowser> OwnerAsync()
    {
        var browser = _app.Browser();
        await browser.SendFormAsync("/signin", "signin", ("Input.Email", "operator@localhost"), ("Input.Password", TenancyApp.Password));
        return browser;
    }

    private async Task<TestBrowser> OperatorAsync(string role)
    {
        var email = TenancyApp.NewEmail();
        await InviteAsync(email, role);
        var browser = _app.Browser();
        await browser.SendAsync((await _app.GetEmailAsync(email, "tenancy.operator")).Link, ("Input.Password", TenancyApp.Password));
        return browser;
    }

    private async Task InviteAsync(string email, string role)
    {
        await using var scope = _app.App.For(null);
        (await scope.Get<InviteOperator>().RunAsync(email, role, Ct)).Problem.ShouldBeNull();
    }

    private async Task<string?> RunAsync(Func<ChangeOperatorRole, Task<Result>> change)
    {
        await using var scope = _app.App.For(null);
        return (await change(scope.Get<ChangeOperatorRole>())).Problem?.Code;
    }

    private async Task<Guid> IdAsync(string role) => (Guid)(await _app.SqlAsync("select id from tenancy.user where operator_role = $1",
        role))!;

    private async Task<Guid[]> IdsAsync() => (Guid[])(await _app.SqlAsync(
        "select array_agg(id) from tenancy.user where operator_role = 'owner'"))!;

    private Task<object?> CountAsync(string action, string email) => _app.SqlAsync(
        "select count(*) from platform.audit_entry where action = $1 "
                + "and subject = (select 'user/' || id from tenancy.user where email = $2)",
            action, email);

    private static async Task IsGrantedAsync(TestBrowser browser, string path, bool granted) =>
        (await browser.GetAsync(path)).Text.ShouldBe(granted ? "true" : "false", path);
}

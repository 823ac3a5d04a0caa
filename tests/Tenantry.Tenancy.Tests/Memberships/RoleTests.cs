using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace Tenantry.Tenancy.Tests.Memberships;

public sealed class RoleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CustomRole_GrantsItsPermissions_AndNothingElse()
    {
        await using var app = await StartAsync(tenancy => tenancy
            .Role("Editor", TenancyPermissions.ViewMembers).Role("Editor", TenancyPermissions.ManageKeys));
        var editor = await MemberAsync(app, "editor");

        (await editor.GetRequestInfoAsync()).Role.ShouldBe("editor");
        (await editor.GetAsync("/api/keys")).Status.ShouldBe(HttpStatusCode.OK);
        (await editor.GetAsync("/probe/members")).Status.ShouldBe(HttpStatusCode.Forbidden, "the last definition of a role wins");
        (await editor.GetAsync("/probe/operators")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var request = new { name = "Sync", permissions = new[] { TenancyPermissions.ViewMembers } };
        var key = await editor.Client.PostAsJsonAsync("/api/keys", request, Ct);
        key.StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a key cannot have permissions that its creator lacks");
    }

    [Fact]
    public async Task PermissionsOfABuiltInRole_CanBeReplaced()
    {
        await using var app = await StartAsync(tenancy => tenancy.Role("Member", TenancyPermissions.ManageKeys).Role("Admin"));
        var (member, admin, owner) = (await MemberAsync(app, "member"), await MemberAsync(app, "admin"), await MemberAsync(app, "owner"));

        (await member.GetAsync("/api/keys")).Status.ShouldBe(HttpStatusCode.OK);
        (await member.GetAsync("/probe/members")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetAsync("/api/keys")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await owner.GetAsync("/api/keys")).Status.ShouldBe(HttpStatusCode.OK);
        (await owner.GetAsync("/probe/members")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task RemovedRole_GrantsNothing()
    {
        await using var app = await StartAsync(_ => { });
        var member = await MemberAsync(app, "editor");

        (await member.GetAsync("/probe/members")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync("/api/keys")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task MembersPage_DescribesTheRoles()
    {
        await using var app = await StartAsync(
            tenancy => tenancy.Role("Editor", TenancyPermissions.ViewMembers, TenancyPermissions.ManageKeys));
        var page = await (await MemberAsync(app, "editor")).GetAsync("/space/members");

        page.Page.QuerySelector("tbody tr")!.TextContent.ShouldContain("Editor");
        page.Text.ShouldContain("Editor View members. Create and revoke API keys.");
        page.Text.ShouldContain("Member Can use the product.");
    }

    [Theory]
    [InlineData("Editor", "Tenancy.Member.View", "unknown permission 'Tenancy.Member.View'. Did you mean 'Tenancy.Members.View'?")]
    [InlineData("Editor", "tenancy.keys.manage", "Did you mean 'Tenancy.Keys.Manage'?")]
    [InlineData("Editor", TenancyPermissions.ViewTenants, "which only operators can have")]
    [InlineData("Chief editor", TenancyPermissions.ManageKeys, "'Chief editor' is not a valid role.")]
    public async Task HostWithAnInvalidRole_DoesNotStart(string role, string permission, string message)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(async () => await (await StartAsync(
            tenancy => tenancy.Role(role, permission))).DisposeAsync());

        exception.Message.ShouldContain(message);
    }

    private static async Task<TenancyApp> StartAsync(Action<TenancyBuilder> adapt)
    {
        var app = new TenancyApp { ConfigureTenancy = adapt };
        await app.InitializeAsync();
        return app;
    }

    private static async Task<TestBrowser> MemberAsync(TenancyApp app, string role)
    {
        var (browser, _, tenant) = await app.MemberAsync();
        await app.SqlAsync("update tenancy.membership set role = $1 where tenant_id = $2", role, tenant.Value);
        return browser;
    }
}

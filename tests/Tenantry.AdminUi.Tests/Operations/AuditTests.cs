using Npgsql;
using Tenantry.AdminUi.Tests.Resources;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class AuditTests(PlatformApp app)
{
    [Fact]
    public async Task AuditLog_IsSearchable_AndHasNoActions()
    {
        await AddAsync("test.trail.read", "widget/7", Widgets.Evil);

        var page = await app.PageAsync("/admin/audit?q=test.trail.read");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()).Take(4)
            .ShouldBe(["user:1", "widget/7", Widgets.Evil, PlatformApp.Tenant.ToString()]);
        var entry = await app.PageAsync(page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        entry.QuerySelectorAll("header .tn-actions a, main form").ShouldBeEmpty();
        entry.QuerySelector("pre")!.TextContent.ShouldBe("{\n  \"seats\": 3\n}");
    }

    [Theory]
    [InlineData("tenantry_app", "update platform.audit_entry set reason = 'rewritten'")]
    [InlineData("tenantry_app", "delete from platform.audit_entry")]
    [InlineData("tenantry_app", "truncate platform.audit_entry")]
    [InlineData("tenantry_app", "drop table platform.audit_entry")]
    [InlineData("tenantry_app", "alter table platform.audit_entry disable row level security")]
    [InlineData("tenantry_app",
        "insert into platform.audit_entry (tenant_id, id, at, actor, action, subject) values (gen_random_uuid(), gen_random_uuid(), "
            + "now(), '', '', '') on conflict (tenant_id, id) do update set reason = ''")]
    [InlineData("tenantry_system", "update platform.audit_entry set reason = 'rewritten'")]
    [InlineData("tenantry_system", "delete from platform.audit_entry")]
    [InlineData("tenantry_system", "truncate platform.audit_entry")]
    [InlineData("tenantry_system", "drop table platform.audit_entry")]
    [InlineData("tenantry_system", "merge into platform.audit_entry a using (select 1) s on true when matched then delete")]
    public async Task AuditLog_CannotBeChanged_ByTheRolesOfTheApplication(string role, string sql)
    {
        await AddAsync("test.trail.kept", "widget/8", "why");

        var refused = await Should.ThrowAsync<PostgresException>(() =>
            app.SqlAsync($"set role {role}; select set_config('app.tenant', '{PlatformApp.Tenant}', false); {sql}"));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Upgrade_RevokesRights_ThatAnEarlierVersionGranted()
    {
        await app.SqlAsync("grant update, delete, truncate on platform.audit_entry to tenantry_app");
        await using (await PlatformApp.StartAsync(connectionString: app.App.ConnectionString))
        {
            (await app.SqlAsync(
                "select has_table_privilege('tenantry_app', 'platform.audit_entry', 'update') or has_table_privilege('tenantry_app', "
                    + "'platform.audit_entry', 'delete')")).ShouldBe(false);
        }
    }

    [Fact]
    public async Task CrossTenantAccess_IsLogged()
    {
        await app.PageAsync("/admin/emails");

        var page = await app.PageAsync("/admin/cross-tenant-use?q=operator lists emails");
        page.QuerySelectorAll("tbody th").ShouldAllBe(cell => cell.TextContent.Trim() == "operator lists emails");
        page.QuerySelector("tbody code")!.TextContent.ShouldBe($"user:{CookieAuthenticationHandler.User}");
        page.QuerySelectorAll("tbody a").ShouldBeEmpty();
    }

    private Task<object?> AddAsync(string action, string subject, string reason) => app.SqlAsync(
        """insert into platform.audit_entry (tenant_id, id, at, actor, action, subject, reason, detail) values ($1, gen_random_uuid(), now(), 'user:1', $2, $3, $4, '{"seats":3}')""",
        PlatformApp.Tenant.Value, action, subject, reason);
}

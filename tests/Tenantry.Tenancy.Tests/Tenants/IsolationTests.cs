using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.Notes;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Tests.Tenants;

public sealed class IsolationTests(TenancyApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tenant")]
    [InlineData("membership")]
    [InlineData("api_key")]
    [InlineData("tenant_note")]
    public async Task ApplicationRole_ReadsNothing_WithoutATenant(string table)
    {
        var (browser, _, tenantId) = await app.MemberAsync();
        await browser.SendFormAsync("/space/keys", "key", ("Input.Name", "one"));
        await using var scope = app.App.For(null);
        (await scope.Get<AddTenantNote>().RunAsync(tenantId, "a note", Ct)).IsProblem.ShouldBeFalse();
        var connection = (NpgsqlConnection)scope.Get<TenancyDbContext>().Database.GetDbConnection();
        await connection.OpenAsync(Ct);

        await using var raw = new NpgsqlCommand($"select count(*) from tenancy.{table}", connection);

        (await raw.ExecuteScalarAsync(Ct)).ShouldBe(0L);
        ((long)(await app.SqlAsync($"select count(*) from tenancy.{table}"))!).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task RawSqlOfOneTenant_ReadsNothingOfAnother()
    {
        var (_, _, tenantId) = await app.MemberAsync();
        await app.MemberAsync();
        await using var scope = app.App.For(tenantId);

        var ids = await scope.Get<TenancyDbContext>().Database
            .SqlQueryRaw<Guid>("select tenant_id as \"Value\" from tenancy.tenant").ToListAsync(Ct);

        ids.ShouldBe([tenantId.Value]);
    }

    [Fact]
    public async Task RowForAnotherTenant_CannotBeWritten()
    {
        var (_, _, tenantId) = await app.MemberAsync();
        var (_, _, other) = await app.MemberAsync();
        await using var scope = app.App.For(tenantId);
        var db = scope.Get<TenancyDbContext>();

        var exception = await Should.ThrowAsync<PostgresException>(
            db.Database.ExecuteSqlAsync($"update tenancy.tenant set tenant_id = {other.Value} where tenant_id = {tenantId.Value}", Ct));

        exception.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Directory_ListsTenantsWithTheirNames()
    {
        var (_, _, tenant) = await app.MemberAsync("Listed");
        var directory = app.App.Services.GetRequiredService<ITenants>();
        (await directory.ListNamesAsync(Ct).ToListAsync(Ct)).ShouldContain(new TenantName(tenant, "Listed"));
        (await directory.GetNamesAsync([tenant, TenantId.Host], Ct)).ShouldBe(new Dictionary<TenantId, string> { [tenant] = "Listed" });
    }

    [Fact]
    public async Task CrossTenantAccess_IsLoggedWithItsReason()
    {
        await app.MemberAsync();
        await using (await app.App.Services.GetRequiredService<ICrossTenantDbContextFactory<TenancyDbContext>>()
            .CreateDbContextAsync("a test", Ct))
        {
        }

        (await app.SqlAsync("select uses > 0 from platform.cross_tenant_use where reason = 'a test'")).ShouldBe(true);
        (await app.SqlAsync("select count(*) > 0 from platform.cross_tenant_use where reason = 'a user''s own workspaces'")).ShouldBe(true);
    }

    [Fact]
    public void EveryTenantTable_IsTenantOwned()
    {
        using var scope = app.App.Services.CreateScope();
        var entities = scope.ServiceProvider.GetRequiredService<TenancyDbContext>().Model.GetEntityTypes()
            .Where(entity => !entity.IsOwned()).ToList();

        entities.Where(entity => typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)).Select(entity => entity.ClrType)
            .ShouldBe([typeof(Tenant), typeof(Membership), typeof(ApiKey), typeof(TenantNote)], ignoreOrder: true);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Tests.Data;

public sealed class IsolationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly SettingDefinition Color = new("test.color", "gray", "Color", "The color.");

    private readonly TenantId _a = TenantId.New(TimeProvider.System);
    private readonly TenantId _b = TenantId.New(TimeProvider.System);

    [Fact]
    public async Task Tenant_SeesItsOwnRows_AndNoOthers()
    {
        await SetAsync(_a, "red");
        await SetAsync(_b, "blue");
        (await GetAsync(_a)).ShouldBe("red");
        (await GetAsync(_b)).ShouldBe("blue");
    }

    [Fact]
    public async Task NoTenant_MeansNoRows()
    {
        await SetAsync(_a, "red");
        await using var scope = fixture.App.For(null);
        (await scope.Get<PlatformDbContext>().Set<SettingValue>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task NoTenant_MeansNoNewRow()
    {
        await using var scope = fixture.App.For(null);
        Should.Throw<InvalidOperationException>(() => scope.Get<PlatformDbContext>().Add(new SettingValue { Name = "x", Value = "y" }))
            .Message.ShouldContain("without a current tenant");
    }

    [Fact]
    public async Task IgnoredQueryFilter_StillReadsOneTenant_BecauseOfRowLevelSecurity()
    {
        await SetAsync(_a, "red");
        await SetAsync(_b, "blue");
        await using var scope = fixture.App.For(_a);
        var values = await scope.Get<PlatformDbContext>().Set<SettingValue>().IgnoreQueryFilters(["Tenant"]).Select(row => row.TenantId)
            .Distinct().ToListAsync();
        values.ShouldBe([_a]);
    }

    [Fact]
    public async Task RowOfAnotherTenant_IsRejectedByTheDatabase()
    {
        await using var scope = fixture.App.For(_a);
        var db = scope.Get<PlatformDbContext>();
        db.Add(new SettingValue { TenantId = _b, Name = "test.color", Value = "stolen" });
        var exception = await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        exception.InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task RawSqlOnTheApplicationsRole_SeesNothing()
    {
        await SetAsync(_a, "red");
        await using var command = fixture.App.Services.GetRequiredService<Databases>().Application
            .CreateCommand("select count(*) from platform.setting_value");
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task TwoTenants_OnOnePooledConnection_DoNotMix()
    {
        // Sixteen tenants in parallel, many turns each: a tenant that stays on a pooled connection or context would fail the test.
        var tenants = Enumerable.Range(0, 16).Select(_ => TenantId.New(TimeProvider.System)).ToList();
        await Parallel.ForEachAsync(tenants, async (tenant, _) => await SetAsync(tenant, tenant.ToString()));
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), async (turn, _) =>
            (await GetAsync(tenants[turn % tenants.Count])).ShouldBe(tenants[turn % tenants.Count].ToString()));
    }

    [Fact]
    public async Task CrossTenantContext_ReadsAllTenants_AndIsLoggedWithItsReason()
    {
        await SetAsync(_a, "red");
        await SetAsync(_b, "blue");
        var across = fixture.App.Services.GetRequiredService<ICrossTenantDbContextFactory<PlatformDbContext>>();
        await using (var db = await across.CreateDbContextAsync("a test counts colors"))
        {
            (await db.Set<SettingValue>().Where(row => row.TenantId == _a || row.TenantId == _b).CountAsync()).ShouldBe(2);
        }

        await using var log = await across.CreateDbContextAsync("a test reads the access log");
        (await log.Set<Audit.CrossTenantUse>().SingleAsync(row => row.Reason == "a test counts colors")).Actor.ShouldBe("system");
    }

    [Fact]
    public async Task CrossTenantAccessOfTheSystem_IsLoggedCompletely_ASecondLater()
    {
        const int Uses = 60;
        var across = fixture.App.Services.GetRequiredService<ICrossTenantDbContextFactory<PlatformDbContext>>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Uses),
            async (_, ct) => await (await across.CreateDbContextAsync("a test reads often", ct)).DisposeAsync());
        await Eventually.HoldsAsync(async () => await CountedAsync() == Uses, "every access is logged");

        async Task<long> CountedAsync()
        {
            await using var log = await across.CreateDbContextAsync("a test reads the access log");
            return await log.Set<Audit.CrossTenantUse>().Where(row => row.Reason == "a test reads often").SumAsync(row => row.Uses);
        }
    }

    [Fact]
    public async Task Roles_NeitherOwnTables_NorBypassRowLevelSecurity()
    {
        await using var owner = new NpgsqlConnection(fixture.App.ConnectionString);
        await owner.OpenAsync();
        await using var roles = new NpgsqlCommand(
            """
            select count(*) from pg_roles r where rolname in ('tenantry_app', 'tenantry_system') and not rolsuper and not rolbypassrls
            and not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid
                and n.nspname not in ('jobs', 'pg_toast'))
            """,
            owner);
        (await roles.ExecuteScalarAsync()).ShouldBe(2L);
    }

    private async Task SetAsync(TenantId tenant, string value)
    {
        await using var scope = fixture.App.For(tenant);
        await scope.Get<ISettings>().SetAsync(Color, value);
    }

    private async Task<string> GetAsync(TenantId tenant)
    {
        await using var scope = fixture.App.For(tenant);
        return await scope.Get<ISettings>().GetAsync(Color);
    }
}

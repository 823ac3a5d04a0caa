using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform.Tests.Data;

public sealed class IsolationTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly SettingDefinition Colour = new("test.colour", "grey", "Colour", "The colour.");

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
        await using var scope = one.App.For(null);
        (await scope.Get<PlatformDbContext>().Set<SettingValue>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task NoTenant_MeansNoNewRow()
    {
        await using var scope = one.App.For(null);
        Should.Throw<InvalidOperationException>(() => scope.Get<PlatformDbContext>().Add(new SettingValue { Name = "x", Value = "y" }))
            .Message.ShouldContain("no tenant set");
    }

    [Fact]
    public async Task ForgottenFilter_StillSeesOneTenant_BecauseTheDatabaseHolds()
    {
        await SetAsync(_a, "red");
        await SetAsync(_b, "blue");
        await using var scope = one.App.For(_a);
        var values = await scope.Get<PlatformDbContext>().Set<SettingValue>().IgnoreQueryFilters(["Tenant"]).Select(row => row.TenantId).Distinct().ToListAsync();
        values.ShouldBe([_a]);
    }

    [Fact]
    public async Task ForeignRow_IsRefusedByTheDatabase()
    {
        await using var scope = one.App.For(_a);
        var db = scope.Get<PlatformDbContext>();
        db.Add(new SettingValue { TenantId = _b, Name = "test.colour", Value = "stolen" });
        var refused = await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        refused.InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task RawSqlOnTheApplicationsRole_SeesNothing()
    {
        await SetAsync(_a, "red");
        await using var command = one.App.Services.GetRequiredService<Databases>().Application.CreateCommand("select count(*) from platform.setting_value");
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task TwoTenants_OnOnePooledConnection_DoNotMix()
    {
        // Sixteen tenants, many turns each, side by side: a tenant left on a pooled connection or context would show here.
        var tenants = Enumerable.Range(0, 16).Select(_ => TenantId.New(TimeProvider.System)).ToList();
        await Parallel.ForEachAsync(tenants, async (tenant, _) => await SetAsync(tenant, tenant.ToString()));
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), async (turn, _) =>
            (await GetAsync(tenants[turn % tenants.Count])).ShouldBe(tenants[turn % tenants.Count].ToString()));
    }

    [Fact]
    public async Task WorkAcrossTenants_SeesAll_AndIsCountedByReason()
    {
        await SetAsync(_a, "red");
        await SetAsync(_b, "blue");
        var across = one.App.Services.GetRequiredService<IAcrossTenants<PlatformDbContext>>();
        await using (var db = await across.OpenAsync("a test counts colours"))
        {
            (await db.Set<SettingValue>().Where(row => row.TenantId == _a || row.TenantId == _b).CountAsync()).ShouldBe(2);
        }

        await using var trail = await across.OpenAsync("a test reads the trail");
        (await trail.Set<Audit.CrossTenantUse>().SingleAsync(row => row.Reason == "a test counts colours")).Actor.ShouldBe("system");
    }

    [Fact]
    public async Task WorkAcrossTenants_IsCountedToTheLastUse_ThoughTheMachinesOwnIsWrittenASecondLater()
    {
        const int Uses = 60;
        var across = one.App.Services.GetRequiredService<IAcrossTenants<PlatformDbContext>>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Uses), async (_, ct) => await (await across.OpenAsync("a test looks often", ct)).DisposeAsync());
        await Eventually.HoldsAsync(async () => await CountedAsync() == Uses, "every use is in the trail");

        async Task<long> CountedAsync()
        {
            await using var trail = await across.OpenAsync("a test reads the trail");
            return await trail.Set<Audit.CrossTenantUse>().Where(row => row.Reason == "a test looks often").SumAsync(row => row.Uses);
        }
    }

    [Fact]
    public async Task Roles_NeitherOwnTables_NorBypassTheirSecurity()
    {
        await using var owner = new NpgsqlConnection(one.App.ConnectionString);
        await owner.OpenAsync();
        await using var roles = new NpgsqlCommand(
            """
            select count(*) from pg_roles r where rolname in ('tenantry_app', 'tenantry_system') and not rolsuper and not rolbypassrls
            and not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and n.nspname not in ('jobs', 'pg_toast'))
            """,
            owner);
        (await roles.ExecuteScalarAsync()).ShouldBe(2L);
    }

    private async Task SetAsync(TenantId tenant, string value)
    {
        await using var scope = one.App.For(tenant);
        await scope.Get<ISettings>().SetAsync(Colour, value);
    }

    private async Task<string> GetAsync(TenantId tenant)
    {
        await using var scope = one.App.For(tenant);
        return await scope.Get<ISettings>().GetAsync(Colour);
    }
}


namespace Tenantry.Platform.Tests.Data;

public sealed class MigratorTests
{
    [Fact]
    public async Task EmptyDatabase_IsMigrated_AndTheHostIsHealthy()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.Client();
        (await client.GetStringAsync("/health")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task TwoHostsAtOnce_OnAnEmptyDatabase_BothStart()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        var apps = await Task.WhenAll(TestApp.StartAsync(connectionString: database), TestApp.StartAsync(connectionString: database));
        foreach (var app in apps)
        {
            using var client = app.Client();
            (await client.GetStringAsync("/health")).ShouldBe("Healthy");
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task SecondStart_FindsEverythingStillThere()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        var tenant = TenantId.New(TimeProvider.System);
        var setting = new Tenantry.Platform.Settings.SettingDefinition("test.kept", "no", "Kept", "Whether it was kept.");
        await using (var first = await TestApp.StartAsync(connectionString: database))
        await using (var scope = first.For(tenant))
        {
            await scope.Get<Tenantry.Platform.Settings.ISettings>().SetAsync(setting, "yes");
        }

        await using var second = await TestApp.StartAsync(connectionString: database);
        await using var again = second.For(tenant);
        (await again.Get<Tenantry.Platform.Settings.ISettings>().GetAsync(setting)).ShouldBe("yes");
    }

    [Fact]
    public async Task EachStart_RestoresThePoliciesAndTheRights()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        await (await TestApp.StartAsync(connectionString: database)).DisposeAsync();
        await RunAsync(database, "drop policy tenant on platform.setting_value");
        await RunAsync(database, "alter table platform.setting_value disable row level security");
        await RunAsync(database, "revoke select on platform.setting_value from tenantry_app");

        await (await TestApp.StartAsync(connectionString: database)).DisposeAsync();
        (await PoliciesAsync(database)).ShouldBe(2);
        const string Forced = "select relrowsecurity and relforcerowsecurity from pg_class where oid = 'platform.setting_value'::regclass";
        (await RunAsync(database, Forced)).ShouldBe(true);
        (await RunAsync(database, "select has_table_privilege('tenantry_app', 'platform.setting_value', 'select')")).ShouldBe(true);
    }

    [Fact]
    public async Task DroppedSchema_IsCreatedAgain()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        await (await TestApp.StartAsync(connectionString: database)).DisposeAsync();
        await RunAsync(database, "drop schema platform cascade");

        await (await TestApp.StartAsync(connectionString: database)).DisposeAsync();
        (await PoliciesAsync(database)).ShouldBe(2);
    }

    [Fact]
    public async Task NoDatabase_IsOneClearMessage()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();
        builder.AddPlatform();
        await using var app = builder.Build();
        var exception = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => app.StartAsync());
        exception.Message.ShouldContain("ConnectionStrings:Tenantry");
    }

    private static async Task<long> PoliciesAsync(string database) => (long)(await RunAsync(
        database, "select count(*) from pg_policies where schemaname = 'platform' and tablename = 'setting_value'"))!;

    private static async Task<object?> RunAsync(string database, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

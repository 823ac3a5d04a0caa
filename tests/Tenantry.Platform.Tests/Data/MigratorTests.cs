
namespace Tenantry.Platform.Tests.Data;

public sealed class MigratorTests
{
    [Fact]
    public async Task EmptyDatabase_IsBroughtUp_AndTheHostIsHealthy()
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
    public async Task NoDatabase_IsOneClearMessage()
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();
        builder.AddPlatform();
        await using var app = builder.Build();
        var wrong = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => app.StartAsync());
        wrong.Message.ShouldContain("ConnectionStrings:Tenantry");
    }
}

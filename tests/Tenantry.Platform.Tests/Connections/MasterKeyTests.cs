using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Tests.Connections;

/// <summary>Verifies that role passwords and the key ring depend on the master key, and that it can be rotated.</summary>
public sealed class MasterKeyTests
{
    private static readonly string Old = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string New = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task Rotation_KeepsWhatIsProtected_AndChangesTheRolePasswords()
    {
        await using var server = new OwnServer();
        var database = await server.StartAsync();
        string protectedText, before;
        await using (var app = await StartAsync(database, Old))
        {
            protectedText = Protector(app).Protect("A secret");
            before = app.Services.GetRequiredService<MasterKeys>().PasswordOf(Databases.SystemRole);
            await OpenAsync(database, Databases.SystemRole, before);
        }

        await using (var app = await StartAsync(database, New, Old))
        {
            Protector(app).Unprotect(protectedText).ShouldBe("A secret");
            var after = app.Services.GetRequiredService<MasterKeys>().PasswordOf(Databases.SystemRole);
            after.ShouldNotBe(before);
            await OpenAsync(database, Databases.SystemRole, after);
            (await Should.ThrowAsync<PostgresException>(() => OpenAsync(database, Databases.SystemRole, before)))
                .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        }
    }

    [Fact]
    public void OwnerWithoutAPassword_DoesNotMakeTheRolePasswordsGuessable()
    {
        var options = Options("Host=127.0.0.1;Username=owner;Database=prod", Old);
        var keys = new MasterKeys(options, Environment("Production"), new ConfigurationBuilder().Build());
        // The password that every deployment with an owner without a password once had: HMAC("", "tenantry role tenantry_system").
        keys.PasswordOf(Databases.SystemRole).ShouldNotBe("030f1619722daa0a8bb19b449f902c7e0b2a1e9642c9729b9450db606fd18204");
        keys.PasswordOf(Databases.SystemRole).ShouldBe(Convert.ToHexStringLower(
            HMACSHA256.HashData(Convert.FromBase64String(Old), "tenantry role tenantry_system"u8)));
    }

    [Fact]
    public async Task DeploymentWithAnotherKey_DoesNotTakeTheRoles()
    {
        await using var server = new OwnServer();
        var database = await server.StartAsync();
        await using (await StartAsync(database, Old))
        {
            // Creates the roles.
        }

        (await Should.ThrowAsync<TenantryStartException>(() => StartAsync(database, New))).Message
            .ShouldContain("was made with another master key");
    }

    [Theory]
    [InlineData("Production", null, "openssl rand -base64 32")]
    [InlineData("Staging", null, "openssl rand -base64 32")]
    [InlineData("Production", "too short", "Tenantry:MasterKey:0 is not 32 bytes in base64")]
    [InlineData("Development", "c2hvcnQ=", "Tenantry:MasterKey:0 is not 32 bytes in base64")]
    [InlineData("Development", null, null)]
    public void MissingOrInvalidKey_IsRefused_WithTheCommandThatMakesOne(string environment, string? key, string? message)
    {
        var result = new MasterKeyValidator(Environment(environment)).Validate(null, Options("Host=db", key is null ? [] : [key]));
        result.Failed.ShouldBe(message is not null);
        if (message is not null)
        {
            var failure = result.Failures!.ShouldHaveSingleItem();
            failure.ShouldContain(message);
            if (key is not null)
            {
                failure.ShouldNotContain(key, Case.Sensitive, "a key must not be printed");
            }
        }
    }

    [Fact]
    public void Development_MakesAKey_OnlyForItsUser_AndKeepsIt()
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-key-");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Tenantry:DataDirectory", (string?)folder.FullName)]).Build();
        var file = Path.Combine(folder.FullName, "master-key");
        var keys = new MasterKeys(Options("Host=db"), Environment("Development"), configuration);
        File.Exists(file).ShouldBeFalse("nothing is written before the key is used");
        var password = keys.PasswordOf("role");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        new MasterKeys(Options("Host=db"), Environment("Development"), configuration).PasswordOf("role").ShouldBe(password);
        folder.Delete(recursive: true);
    }

    private static IDataProtector Protector(TestApp app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static async Task<TestApp> StartAsync(string database, params string[] keys) => await TestApp.StartAsync(
        builder => builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Tenantry:MasterKey", (string?)null)]),
        connectionString: database,
        settings: keys.Select((key, index) => KeyValuePair.Create($"Tenantry:MasterKey:{index}", (string?)key)));

    private static async Task OpenAsync(string database, string role, string password)
    {
        var settings = new NpgsqlConnectionStringBuilder(database) { Username = role, Password = password, Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
    }

    private static PlatformOptions Options(string owner, params string[] keys)
    {
        var options = new PlatformOptions { ConnectionString = owner };
        foreach (var key in keys)
        {
            options.MasterKey.Add(key);
        }

        return options;
    }

    private static Microsoft.Extensions.Hosting.IHostEnvironment Environment(string name) =>
        WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = name }).Environment;
}

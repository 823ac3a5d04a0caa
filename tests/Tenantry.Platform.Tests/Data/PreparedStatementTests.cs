using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Tests.Data;

/// <summary>
/// Verifies that a command that fails while it binds does not affect the next command with the same text on the connection.
/// </summary>
public sealed class PreparedStatementTests : IAsyncLifetime
{
    private TestApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        string autoPreparing;
        // The first start migrates the database and creates the roles.
        await using (var first = await TestApp.StartAsync(connectionString: database))
        {
            autoPreparing = AutoPreparing(database, first.Services.GetRequiredService<MasterKeys>());
        }

        _app = await TestApp.StartAsync(connectionString: database,
            settings: [KeyValuePair.Create("Tenantry:ApplicationConnectionString", (string?)autoPreparing)]);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Query_AfterAnInvalidText_ReadsItsRow(int failingUse)
    {
        await using var scope = _app.For(TenantId.New(TimeProvider.System));
        var db = scope.Get<PlatformDbContext>();
        await db.Database.OpenConnectionAsync();
        for (var use = 1; use <= 5; use++)
        {
            var value = use == failingUse ? "a\0" : $"value {use}";
            var text = $"select @value || ' {failingUse}' as \"Value\"";
            Task<string> Read() => db.Database.SqlQueryRaw<string>(text, new NpgsqlParameter<string>("value", value)).SingleAsync();
            if (use == failingUse)
            {
                (await Should.ThrowAsync<PostgresException>(Read)).SqlState.ShouldBe(PostgresErrorCodes.CharacterNotInRepertoire);
            }
            else
            {
                (await Read()).ShouldBe($"{value} {failingUse}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task InsertReturning_AfterATooLongValue_ReturnsItsRow_AndStoresItOnce(int failingUse)
    {
        await using var scope = _app.For(TenantId.New(TimeProvider.System));
        var db = scope.Get<PlatformDbContext>();
        await db.Database.OpenConnectionAsync();
        var table = $"short_{failingUse}";
        var (create, read) = ($"create temporary table {table} (name varchar(3))", $"select name as \"Value\" from {table}");
        await db.Database.ExecuteSqlRawAsync(create);
        var text = $"insert into {table} values (@name) returning name as \"Value\"";
        for (var use = 1; use <= 5; use++)
        {
            var name = use == failingUse ? "long" : $"n{use}";
            async Task<string> Insert() =>
                (await db.Database.SqlQueryRaw<string>(text, new NpgsqlParameter<string>("name", name)).ToListAsync()).Single();
            if (use == failingUse)
            {
                (await Should.ThrowAsync<PostgresException>(Insert)).SqlState.ShouldBe(PostgresErrorCodes.StringDataRightTruncation);
            }
            else
            {
                (await Insert()).ShouldBe(name);
            }
        }

        (await db.Database.SqlQueryRaw<string>(read).ToListAsync())
            .ShouldBe(Enumerable.Range(1, 5).Where(use => use != failingUse).Select(use => $"n{use}"), ignoreOrder: true);
    }

    // The connection string of a deployment can enable automatic preparation, which must have no effect.
    private static string AutoPreparing(string owner, MasterKeys keys)
    {
        var settings = new NpgsqlConnectionStringBuilder(owner);
        settings.Password = keys.PasswordOf(Databases.ApplicationRole);
        settings.Username = Databases.ApplicationRole;
        settings.MaxAutoPrepare = 100;
        settings.AutoPrepareMinUsages = 2;
        return settings.ConnectionString;
    }
}

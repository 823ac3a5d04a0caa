using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Tenantry.PrivatePostgres;

namespace Tenantry.Testing;

/// <summary>
/// One real PostgreSQL for each test process, started at the first use and removed when the process ends. A database is cheap when it is
/// copied from a
/// template.
/// </summary>
public static class PostgresForTests
{
    private static readonly Lazy<Task<PrivatePostgresServer>> Server = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Templates = new(StringComparer.Ordinal);
    private static int _databases;
    private static Lazy<Task>? _end;

    /// <summary>Gets the folder of a PostgreSQL that npm had to fetch: shared by every test process of this user.</summary>
    public static string DownloadDirectory { get; } = Path.Combine(TestRun.Root, "postgres-binaries");

    /// <summary>Gets the server, starting it at the first call.</summary>
    /// <returns>The server.</returns>
    public static Task<PrivatePostgresServer> ServerAsync() => Server.Value;

    /// <summary>Creates a fresh database.</summary>
    /// <param name="template">A template of <see cref="TemplateAsync"/>; null for an empty database.</param>
    /// <returns>The connection string of its owner, a superuser.</returns>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var server = await Server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        return ForTest(await server.CreateDatabaseAsync(name, template));
    }

    /// <summary>Creates a database once for each process, to be copied by <see cref="CreateDatabaseAsync"/>: migrate and seed once, test
    /// many times.</summary>
    /// <param name="name">The template's name, for example <c>billing</c>. Later calls with it wait for the first and do not fill
    /// again.</param>
    /// <param name="fill">Gets the owner's connection string and fills the database.</param>
    /// <returns>The name.</returns>
    public static async Task<string> TemplateAsync(string name, Func<string, Task> fill)
    {
        await Templates.GetOrAdd(name, _ => new Lazy<Task>(() => FillAsync(name, fill))).Value;
        return name;
    }

    /// <summary>
    /// Stops the server and deletes its data. Call it when the tests are over, in the pipeline of the test framework: a runner does not
    /// wait long for what
    /// is left to the end of the process.
    /// </summary>
    /// <returns>A task that ends when the server has stopped.</returns>
    public static Task EndAsync() => _end?.Value ?? Task.CompletedTask;

    private static async Task FillAsync(string name, Func<string, Task> fill)
    {
        var server = await Server.Value;
        var database = ForTest(await server.CreateDatabaseAsync(name));
        await fill(database);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();

        // PostgreSQL copies only a database to which nobody is connected, and pools stay connected.
        command.CommandText = $"""
            alter database "{name}" with allow_connections false;
            select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'
            """;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Hundreds of databases have hundreds of pools: idle connections are let go soon.</summary>
    private static string ForTest(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        IncludeErrorDetail = true,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
    }.ConnectionString;

    private static async Task<PrivatePostgresServer> StartAsync()
    {
        await TestRun.RemoveLeftoversAsync();
        var run = TestRun.Begin();
        var server = await PrivatePostgresServer.StartAsync(TestRun.Options(run.Folder));
        _end = new Lazy<Task>(async () =>
        {
            await server.DisposeAsync();
            run.End();
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAsync().GetAwaiter().GetResult();
        return server;
    }
}

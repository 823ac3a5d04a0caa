using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Tenantry.PrivatePostgres;

namespace Tenantry.Testing;

/// <summary>
/// Provides a real PostgreSQL for the test process. It is started on first use and removed when the process ends. Creating a database is
/// fast if it is copied from a template.
/// </summary>
public static class PostgresForTests
{
    /// <summary>
    /// The master key of hosts on this server. See <see cref="UseMasterKey"/>.
    /// </summary>
    public const string MasterKey = "dGVuYW50cnktdGVzdHMtdXNlLXRoaXMta2V5LW9ubHk=";

    private const string MasterKeyVariable = "Tenantry__MasterKey";

    private static readonly Lazy<Task<PrivatePostgresServer>> Server = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Templates = new(StringComparer.Ordinal);
    private static int _databases;
    private static Lazy<Task>? _end;

    /// <summary>Gets the folder for a PostgreSQL that npm fetched. All test processes of this user share it.</summary>
    public static string DownloadDirectory { get; } = Path.Combine(TestRun.Root, "postgres-binaries");

    /// <summary>Gets the server. The first call starts it.</summary>
    /// <returns>The server.</returns>
    public static Task<PrivatePostgresServer> ServerAsync() => Server.Value;

    /// <summary>
    /// Sets <see cref="MasterKey"/> as an environment variable of the process, unless another key is set. Roles belong to the server, so
    /// all hosts of the process, and of processes that it starts, must have the same key. The first use of the server calls it; call it
    /// earlier if a host reads its configuration before.
    /// </summary>
    public static void UseMasterKey()
    {
        if (Environment.GetEnvironmentVariable(MasterKeyVariable) is null)
        {
            Environment.SetEnvironmentVariable(MasterKeyVariable, MasterKey);
        }
    }

    /// <summary>Creates a new database.</summary>
    /// <param name="template">The name of a template that <see cref="TemplateAsync"/> created, or <see langword="null"/> for an empty
    /// database.</param>
    /// <returns>The connection string of the owner, a superuser.</returns>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var server = await Server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        return ForTest(await server.CreateDatabaseAsync(name, template));
    }

    /// <summary>
    /// Creates a template database once per process, which <see cref="CreateDatabaseAsync"/> copies: migrate and seed once, test many
    /// times.
    /// </summary>
    /// <param name="name">The name of the template, such as <c>billing</c>. Later calls with the same name wait for the first one and reuse
    /// its result.</param>
    /// <param name="fill">A function that fills the database. It receives the owner's connection string.</param>
    /// <returns>The name.</returns>
    public static async Task<string> TemplateAsync(string name, Func<string, Task> fill)
    {
        await Templates.GetOrAdd(name, _ => new Lazy<Task>(() => FillAsync(name, fill))).Value;
        return name;
    }

    /// <summary>
    /// Stops the server and deletes its data. Call it at the end of the test run, in the pipeline of the test framework: a test runner does
    /// not wait long for cleanup at the end of the process.
    /// </summary>
    /// <returns>A task that completes when the server has stopped.</returns>
    public static Task EndAsync() => _end?.Value ?? Task.CompletedTask;

    private static async Task FillAsync(string name, Func<string, Task> fill)
    {
        var server = await Server.Value;
        var database = ForTest(await server.CreateDatabaseAsync(name));
        await fill(database);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();

        // PostgreSQL copies only a database without connections, and connection pools stay connected.
        command.CommandText = $"""
            alter database "{name}" with allow_connections false;
            select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'
            """;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Shortens the idle lifetime of connections, because hundreds of databases have hundreds of connection pools.</summary>
    private static string ForTest(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        IncludeErrorDetail = true,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
    }.ConnectionString;

    private static async Task<PrivatePostgresServer> StartAsync()
    {
        UseMasterKey();
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

using System.Diagnostics;
using Npgsql;
using Tenantry.PrivatePostgres.Binaries;
using Tenantry.PrivatePostgres.Clusters;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres;

/// <summary>
/// Represents a PostgreSQL server that belongs to the application, for development and tests. It listens on 127.0.0.1 only and keeps its
/// files in one folder. A second process on the same folder attaches to the running server. If the process that started it is killed, the
/// server continues to run and the next start attaches to it.
/// </summary>
public sealed class PrivatePostgresServer : IAsyncDisposable
{
    private readonly DataHome _home;
    private readonly Cluster _cluster;
    private readonly PrivatePostgresOptions _options;
    private int _disposed;

    private PrivatePostgresServer(DataHome home, Cluster cluster, PrivatePostgresOptions options, int port, bool wasCreated,
        bool stopsOnDispose)
    {
        (_home, _cluster, _options) = (home, cluster, options);
        (Port, WasCreated, StopsOnDispose) = (port, wasCreated, stopsOnDispose);
        ConnectionString = cluster.ConnectionString(port, "postgres");
    }

    /// <summary>
    /// Gets the connection string of the superuser <c>postgres</c> to the maintenance database <c>postgres</c>. It contains the password.
    /// </summary>
    public string ConnectionString { get; }

    /// <summary>Gets the port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Gets a value indicating whether this start created the data.</summary>
    public bool WasCreated { get; }

    /// <summary>
    /// Gets a value indicating whether disposing stops the server: it does for the process that started it, and for the first one that
    /// attached after that process was killed.
    /// </summary>
    public bool StopsOnDispose { get; }

    /// <summary>
    /// Gets the folder that contains the data, password, port and log (<c>server.log</c>). It can differ from
    /// <see cref="PrivatePostgresOptions.DataDirectory"/>.
    /// </summary>
    public string DataDirectory => _home.Folder;

    /// <summary>
    /// Starts the server of a data directory, or attaches to it if it already runs. The data is created if there is none.
    /// </summary>
    /// <param name="options">The options. A server that already runs keeps its settings.</param>
    /// <param name="ct">The cancellation token. A server that was already launched may continue to run; the next start attaches to
    /// it.</param>
    /// <returns>The server, which accepts connections.</returns>
    /// <exception cref="PrivatePostgresException">
    /// No PostgreSQL was found, another major version created the data, the port is in use, or the server did not start. The message says
    /// what to do.
    /// </exception>
    public static Task<PrivatePostgresServer> StartAsync(PrivatePostgresOptions options, CancellationToken ct = default) =>
        StartAsync(options, password: null, ct);

    internal static async Task<PrivatePostgresServer> StartAsync(PrivatePostgresOptions options, string? password, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var since = Stopwatch.GetTimestamp();
        var home = DataHome.Open(options, UnprivilegedUser.IfRoot());
        await using var fileLock = await FileLock.AcquireAsync(home.LockFile, options.StartTimeout * 2, ct);
        var major = home.Major;
        var binaries = await new PostgresLocator(options, home.Folder, home.User).FindAsync(major, ct);
        var cluster = new Cluster(home, binaries, options);
        if (major is null)
        {
            await NewCluster.CreateAsync(home, binaries, password, ct);
            options.Logger.Created(binaries.Version, home.Folder);
        }
        else if (password is not null && await File.ReadAllTextAsync(home.PasswordFile, ct) != password)
        {
            throw new PrivatePostgresException($"Another process created the data in {home.Folder} at the same time. Start again.");
        }
        else if (await cluster.AttachAsync(ct) is { } running)
        {
            return Attached(home, cluster, options, running);
        }

        var port = await cluster.StartAsync(ct);
        Ownership.Acquire(home);
        options.Logger.Started(binaries.Version, port, (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds, home.Folder);
        return new PrivatePostgresServer(home, cluster, options, port, wasCreated: major is null, stopsOnDispose: true);
    }

    /// <summary>Stops the server of a data directory, regardless of the process that started it. It is meant for cleanup tools.</summary>
    /// <param name="options">The options.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="true"/> if a server was running; otherwise, <see langword="false"/>.</returns>
    /// <exception cref="PrivatePostgresException">The server did not stop, or no PostgreSQL was found to stop it with.</exception>
    public static async Task<bool> StopAsync(PrivatePostgresOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var home = DataHome.Open(options, UnprivilegedUser.IfRoot());
        await using var fileLock = await FileLock.AcquireAsync(home.LockFile, options.StartTimeout * 2, ct);
        if (PidFile.Read(home)?.IsAlive() != true)
        {
            return false;
        }

        var binaries = await new PostgresLocator(options, home.Folder, home.User).FindAsync(home.Major, ct);
        var outcome = await new Cluster(home, binaries, options).StopAsync(ct);
        Ownership.Release(home);
        return outcome.Succeeded ? true : throw new PrivatePostgresException($"The server on {home.Folder} did not stop: {outcome.Output}");
    }

    /// <summary>Creates a database unless it exists.</summary>
    /// <param name="name">The name of the database, at most 63 bytes. It is quoted, so it is case-sensitive.</param>
    /// <param name="template">The database to copy, which must have no connections, or <see langword="null"/> for an empty
    /// database.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The superuser's connection string to the database.</returns>
    /// <exception cref="PostgresException">The server rejected the command, such as because the template has connections.</exception>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {Quote(name)} template {Quote(template ?? "template0")}";
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase
            or PostgresErrorCodes.UniqueViolation)
        {
            // The database exists, or another process created it at the same time.
        }

        return _cluster.ConnectionString(Port, name);
    }

    /// <summary>
    /// Stops the server and rolls back open transactions if <see cref="StopsOnDispose"/> is <see langword="true"/>; otherwise, leaves it
    /// running. A second call has no effect.
    /// </summary>
    /// <returns>A task that completes when the server has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0 || !StopsOnDispose || !Directory.Exists(_home.Cluster))
        {
            return;
        }

        await using var fileLock = await FileLock.AcquireAsync(_home.LockFile, _options.StartTimeout * 2, CancellationToken.None);
        var outcome = await _cluster.StopAsync(CancellationToken.None);
        Ownership.Release(_home);
        if (outcome.Succeeded)
        {
            _options.Logger.Stopped(Port);
        }
        else
        {
            _options.Logger.NotStopped(_home.Folder, outcome.Output);
        }
    }

    private static PrivatePostgresServer Attached(DataHome home, Cluster cluster, PrivatePostgresOptions options, int port)
    {
        if (options.Port != 0 && options.Port != port)
        {
            throw new PrivatePostgresException(
                $"The server on {home.Folder} already runs on port {port} instead of {options.Port}. End the process that started it, or "
                    + $"set the port to {port} or 0.");
        }

        var adopted = !Ownership.IsHeld(home);
        if (adopted)
        {
            Ownership.Acquire(home);
        }

        options.Logger.Attached(port, home.Folder, adopted);
        return new PrivatePostgresServer(home, cluster, options, port, wasCreated: false, stopsOnDispose: adopted);
    }

    private static string Quote(string identifier) => new NpgsqlCommandBuilder().QuoteIdentifier(identifier);
}

using System.Diagnostics;
using Npgsql;
using Tenantry.PrivatePostgres.Binaries;
using Tenantry.PrivatePostgres.Clusters;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres;

/// <summary>
/// A PostgreSQL server of the application's own, for development and tests. It listens on 127.0.0.1 only and keeps everything in one folder.
/// A second process on the same folder attaches to the running server. The server outlives a killed process; the next start attaches to it.
/// </summary>
public sealed class PrivatePostgresServer : IAsyncDisposable
{
    private readonly DataHome _home;
    private readonly Cluster _cluster;
    private readonly PrivatePostgresOptions _options;
    private int _disposed;

    private PrivatePostgresServer(DataHome home, Cluster cluster, PrivatePostgresOptions options, int port, bool wasCreated, bool stopsOnDispose)
    {
        (_home, _cluster, _options) = (home, cluster, options);
        (Port, WasCreated, StopsOnDispose) = (port, wasCreated, stopsOnDispose);
        ConnectionString = cluster.ConnectionString(port, "postgres");
    }

    /// <summary>Connects as the superuser <c>postgres</c> to the maintenance database <c>postgres</c>. Holds the password.</summary>
    public string ConnectionString { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Whether this start made the data; false when it was there before.</summary>
    public bool WasCreated { get; }

    /// <summary>Whether disposing stops the server: true for the one that started it, and for the first that attached after that one was killed.</summary>
    public bool StopsOnDispose { get; }

    /// <summary>The folder that really holds the data, password, port and log (<c>server.log</c>). See <see cref="PrivatePostgresOptions.DataDirectory"/>.</summary>
    public string DataDirectory => _home.Folder;

    /// <summary>Starts the server of a data directory, making it when there is none, or attaches to it when it already runs. Returns when it answers.</summary>
    /// <param name="options">Where it lives and how it is run. When attaching, the running server keeps its settings.</param>
    /// <param name="ct">Ends the waiting. A server that was already launched may stay, and the next start attaches to it.</param>
    /// <exception cref="PrivatePostgresException">
    /// No PostgreSQL was found, the data was made by another major version, the given port is taken, or the server did not start. The message says what to do.
    /// </exception>
    public static Task<PrivatePostgresServer> StartAsync(PrivatePostgresOptions options, CancellationToken ct = default) => StartAsync(options, password: null, ct);

    internal static async Task<PrivatePostgresServer> StartAsync(PrivatePostgresOptions options, string? password, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var since = Stopwatch.GetTimestamp();
        var home = DataHome.Open(options, UnprivilegedUser.IfRoot());
        await using var turn = await FileLock.TakeAsync(home.LockFile, options.StartTimeout * 2, ct);
        var major = home.Major;
        var binaries = await new BinarySearch(options, home.Folder, home.User).FindAsync(major, ct);
        var cluster = new Cluster(home, binaries, options);
        if (major is null)
        {
            await NewCluster.CreateAsync(home, binaries, password, ct);
            options.Logger.Created(binaries.Version, home.Folder);
        }
        else if (password is not null && await File.ReadAllTextAsync(home.PasswordFile, ct) != password)
        {
            throw new PrivatePostgresException($"Another process created the data in {home.Folder} at the same moment. Start again.");
        }
        else if (await cluster.AttachAsync(ct) is { } running)
        {
            return Attached(home, cluster, options, running);
        }

        var port = await cluster.StartAsync(ct);
        Ownership.Take(home);
        options.Logger.Started(binaries.Version, port, (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds, home.Folder);
        return new PrivatePostgresServer(home, cluster, options, port, wasCreated: major is null, stopsOnDispose: true);
    }

    /// <summary>Stops the server of a data directory, whoever started it. For tools that clean up.</summary>
    /// <param name="options">Where it lives.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>Whether a server was running.</returns>
    /// <exception cref="PrivatePostgresException">It did not stop, or no PostgreSQL was found to stop it with.</exception>
    public static async Task<bool> StopAsync(PrivatePostgresOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var home = DataHome.Open(options, UnprivilegedUser.IfRoot());
        await using var turn = await FileLock.TakeAsync(home.LockFile, options.StartTimeout * 2, ct);
        if (PidFile.Read(home)?.IsAlive() != true)
        {
            return false;
        }

        var binaries = await new BinarySearch(options, home.Folder, home.User).FindAsync(home.Major, ct);
        var outcome = await new Cluster(home, binaries, options).StopAsync(ct);
        Ownership.Release(home);
        return outcome.Succeeded ? true : throw new PrivatePostgresException($"The server of {home.Folder} did not stop: {outcome.Words}");
    }

    /// <summary>Creates a database, unless it exists, and returns how to connect to it as the superuser.</summary>
    /// <param name="name">The database's name, at most 63 bytes. It is quoted: letter case counts.</param>
    /// <param name="template">A database to copy, to which nobody may be connected meanwhile; null for an empty one.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <exception cref="PostgresException">The server refused, for example because someone is connected to the template.</exception>
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
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // It is there, or another process made it in this moment.
        }

        return _cluster.ConnectionString(Port, name);
    }

    /// <summary>Stops the server when <see cref="StopsOnDispose"/>, rolling back what is open; else leaves it running. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0 || !StopsOnDispose || !Directory.Exists(_home.Cluster))
        {
            return;
        }

        await using var turn = await FileLock.TakeAsync(_home.LockFile, _options.StartTimeout * 2, CancellationToken.None);
        var outcome = await _cluster.StopAsync(CancellationToken.None);
        Ownership.Release(_home);
        if (outcome.Succeeded)
        {
            _options.Logger.Stopped(Port);
        }
        else
        {
            _options.Logger.NotStopped(_home.Folder, outcome.Words);
        }
    }

    private static PrivatePostgresServer Attached(DataHome home, Cluster cluster, PrivatePostgresOptions options, int port)
    {
        if (options.Port != 0 && options.Port != port)
        {
            throw new PrivatePostgresException(
                $"The server of {home.Folder} already runs, on port {port}, not on {options.Port}. End the process that started it, or set the port to {port} or 0.");
        }

        var adopted = !Ownership.IsHeld(home);
        if (adopted)
        {
            Ownership.Take(home);
        }

        options.Logger.Attached(port, home.Folder, adopted);
        return new PrivatePostgresServer(home, cluster, options, port, wasCreated: false, stopsOnDispose: adopted);
    }

    private static string Quote(string identifier) => new NpgsqlCommandBuilder().QuoteIdentifier(identifier);
}

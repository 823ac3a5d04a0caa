using System.Diagnostics;
using Npgsql;
using Tenantry.PrivatePostgres.Binaries;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Clusters;

/// <summary>Starts, attaches to and stops the server of a data folder. The caller must hold the folder's lock.</summary>
internal sealed class Cluster(DataHome home, PostgresBinaries binaries, PrivatePostgresOptions options)
{
    private const long LogLimit = 10 * 1024 * 1024;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Attaches to a server that already runs on this data, and waits for it if it is still starting.</summary>
    /// <returns>The port, or <see langword="null"/> if no server runs.</returns>
    public async Task<int?> AttachAsync(CancellationToken ct)
    {
        if (PidFile.Read(home) is not { } file)
        {
            return null;
        }

        var since = Stopwatch.GetTimestamp();
        while (file.IsAlive())
        {
            if (await AnswersAsync(file.Port, ct))
            {
                return file.Port;
            }

            if (Stopwatch.GetElapsedTime(since) > options.StartTimeout)
            {
                throw new PrivatePostgresException(
                    $"The server with process ID {file.Pid} runs on {home.Folder} but did not answer on port {file.Port} within "
                        + $"{options.StartTimeout.TotalSeconds:0} s. See {home.LogFile}. End that process and start again.");
            }

            await Task.Delay(PollInterval, ct);
        }

        if (PidFile.Read(home) is { } left)
        {
            left.MarkDead();
            options.Logger.StalePidRemoved(home.Folder);
        }

        return null;
    }

    /// <summary>Starts the server and waits until it accepts connections.</summary>
    /// <returns>The port.</returns>
    public async Task<int> StartAsync(CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var port = PortChoice.Choose(home, options);
            var failure = await TryStartAsync(port, since, ct);
            if (failure is null)
            {
                PortChoice.Save(home, port);
                return port;
            }

            // Either another program took the port in the meantime, or the previous server was killed and its child processes are still
            // ending.
            var isTransient = failure.Contains("could not bind", StringComparison.Ordinal)
                || failure.Contains("is still in use", StringComparison.Ordinal);
            if (!isTransient || Stopwatch.GetElapsedTime(since) > options.StartTimeout)
            {
                throw new PrivatePostgresException(
                    $"PostgreSQL {binaries.Version} did not start on {home.Folder}. The log {home.LogFile} ends "
                        + $"with:{Environment.NewLine}{failure}");
            }

            await Task.Delay(PollInterval * 5, ct);
        }
    }

    /// <summary>
    /// Stops the server and rolls back open transactions. If that takes too long, it is stopped immediately and recovers at its next start.
    /// </summary>
    public async Task<CommandOutcome> StopAsync(CancellationToken ct)
    {
        var outcome = await Control(ct, "stop", "-w", "-t", "20", "-m", "fast");
        return outcome.Succeeded || PidFile.Read(home)?.IsAlive() != true ? new CommandOutcome(0, outcome.Output)
            : await Control(ct, "stop", "-w", "-t", "10", "-m", "immediate");
    }

    public string ConnectionString(int port, string database) =>
        ConnectionString(port, database, File.ReadAllText(home.PasswordFile));

    public static string ConnectionString(int port, string database, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = NewCluster.Superuser,
        Password = password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private async Task<string?> TryStartAsync(int port, long since, CancellationToken ct)
    {
        ClusterSettings.Write(home, port, options);
        RotateLog();
        var written = File.Exists(home.LogFile) ? new FileInfo(home.LogFile).Length : 0;

        // pg_ctl starts the server in its own session, so that Ctrl+C in the console reaches the application and not the server.
        var starting = Control(CancellationToken.None, "start", "-w", "-t", $"{options.StartTimeout.TotalSeconds:0}", "-l", home.LogFile);
        while (!await AnswersAsync(port, ct))
        {
            if (starting.IsCompleted && !(await starting).Succeeded)
            {
                return await LogFromAsync(written, ct) is { Length: > 0 } log ? log : (await starting).Output;
            }

            if (Stopwatch.GetElapsedTime(since) > options.StartTimeout)
            {
                await Control(ct, "stop", "-W", "-m", "immediate");
                return $"(no answer within {options.StartTimeout.TotalSeconds:0} s){Environment.NewLine}{await LogFromAsync(written, ct)}";
            }

            await Task.Delay(PollInterval, ct);
        }

        return null;
    }

    /// <summary>Determines whether this server answers. Another server on the port would not accept the password.</summary>
    private async Task<bool> AnswersAsync(int port, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(port, "postgres") + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(ct);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    private Task<CommandOutcome> Control(CancellationToken ct, params string[] arguments) =>
        binaries.Program("pg_ctl", home.User, home.Folder, [.. arguments, "-s", "-D", home.Cluster]).RunAsync(ct);

    private void RotateLog()
    {
        if (File.Exists(home.LogFile) && new FileInfo(home.LogFile).Length > LogLimit)
        {
            File.Move(home.LogFile, home.LogFile + ".1", overwrite: true);
        }
    }

    private async Task<string> LogFromAsync(long position, CancellationToken ct)
    {
        if (!File.Exists(home.LogFile))
        {
            return "";
        }

        await using var stream = new FileStream(home.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Min(position, stream.Length);
        using var reader = new StreamReader(stream);
        return string.Join(Environment.NewLine, (await reader.ReadToEndAsync(ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .TakeLast(20));
    }
}

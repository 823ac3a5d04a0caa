using System.Globalization;
using Npgsql;
using Tenantry.PrivatePostgres.Clusters;
using Tenantry.PrivatePostgres.Processes;

namespace Tenantry.PrivatePostgres.Tests;

/// <summary>Represents the data directory of a test. Its server is stopped and its files are deleted at the end.</summary>
internal sealed class TempData : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tenantry-pg-");

    public TempData()
    {
        Folder = Path.Combine(_folder.FullName, "data");
        if (!OperatingSystem.IsWindows())
        {
            _folder.UnixFileMode |= UnixFileMode.OtherExecute;
        }
    }

    public string Folder { get; }

    public DirectoryInfo Parent => _folder;

    /// <summary>Gets a value indicating whether commits are flushed to disk, so that they survive a killed server.</summary>
    public bool Durable { get; init; }

    public PrivatePostgresOptions Options() => new() { DataDirectory = Folder, ForTests = !Durable, MaxConnections = 20 };

    public Task<PrivatePostgresServer> StartAsync() => PrivatePostgresServer.StartAsync(Options());

    public DataHome Home() => DataHome.Open(Options(), UnprivilegedUser.IfRoot());

    public int ServerPid() => PidFile.Read(Home())!.Pid;

    public async ValueTask DisposeAsync()
    {
        var home = Home();
        if (File.Exists(Path.Combine(home.Cluster, "PG_VERSION")))
        {
            await PrivatePostgresServer.StopAsync(Options());
        }

        Directory.Delete(home.Folder, recursive: true);
        _folder.Delete(recursive: true);
    }
}

internal static class Sql
{
    public static async Task<string?> RunAsync(this PrivatePostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}

using System.Net;
using System.Net.Sockets;
using Tenantry.PrivatePostgres;

namespace Tenantry.Platform.Tests.Connections;

/// <summary>Represents a PostgreSQL of one test, which can be stopped and started on the same port.</summary>
public sealed class OwnServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tenantry-own-");
    private readonly PrivatePostgresOptions _options;
    private PrivatePostgresServer? _server;
    private string? _database;

    public OwnServer(int maxConnections = 100)
    {
        if (!OperatingSystem.IsWindows())
        {
            _folder.UnixFileMode |= UnixFileMode.OtherExecute;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _options = new PrivatePostgresOptions
        {
            DataDirectory = Path.Combine(_folder.FullName, "postgres"),
            DownloadDirectory = PostgresForTests.DownloadDirectory,
            ForTests = true,
            MaxConnections = maxConnections,
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        };
    }

    /// <summary>Starts the server and returns the connection string of a database.</summary>
    public async Task<string> StartAsync()
    {
        _server = await PrivatePostgresServer.StartAsync(_options);
        return _database ??= await _server.CreateDatabaseAsync("outage");
    }

    public Task StopAsync() => PrivatePostgresServer.StopAsync(_options);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        var pointer = Path.Combine(_options.DataDirectory, "location");
        if (File.Exists(pointer))
        {
            Directory.Delete((await File.ReadAllTextAsync(pointer)).Trim(), recursive: true);
        }

        _folder.Delete(recursive: true);
    }
}

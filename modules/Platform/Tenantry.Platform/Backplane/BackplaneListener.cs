using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Backplane;

/// <summary>
/// Receives messages from other nodes. After each reconnect it raises every topic once, because messages sent in the meantime are lost.
/// </summary>
internal sealed class BackplaneListener(NodeBackplane signals, Databases databases, ILogger<BackplaneListener> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // KeepAlive detects a dead network within seconds. A short Timeout keeps the next attempt from hanging.
        var settings = new NpgsqlConnectionStringBuilder(databases.System.ConnectionString)
        {
            Password = databases.SystemPassword,
            Pooling = false,
            KeepAlive = 2,
            Timeout = 3,
            MaxAutoPrepare = 0,
        };
        var delay = TimeSpan.FromMilliseconds(50);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Notification += (_, notification) => Receive(notification.Payload);
                await connection.OpenAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"listen {BackplanePublisher.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }

                signals.RaiseAll();
                delay = TimeSpan.FromMilliseconds(50);
                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                logger.BackplaneReconnecting(delay, exception);
                await Task.Delay(delay, stoppingToken);
                delay = TimeSpan.FromMilliseconds(Math.Min(delay.TotalMilliseconds * 2, 5000));
            }
        }
    }

    private void Receive(string payload)
    {
        if (payload.Split(' ', 2) is [var node, var topic] && node != signals.Node)
        {
            signals.RaiseLocally(topic);
        }
    }
}

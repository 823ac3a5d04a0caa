using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Loops;

namespace Tenantry.Platform.Backplane;

/// <summary>
/// Receives messages from other nodes. After each reconnect it raises every topic once, because messages sent in the meantime are lost.
/// </summary>
internal sealed class BackplaneListener(NodeBackplane signals, Databases databases, ILoggerFactory loggers)
    : BackgroundLoop(loggers)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        // KeepAlive detects a dead network within seconds. A short Timeout keeps the next attempt from hanging.
        var settings = databases.SystemOutsidePool();
        settings.KeepAlive = 2;
        var delay = TimeSpan.FromMilliseconds(50);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Notification += (_, notification) => Receive(notification.Payload);
                await connection.OpenAsync(cancellationToken);
                await using (var listen = new NpgsqlCommand($"listen {BackplanePublisher.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                }

                signals.RaiseAll();
                delay = TimeSpan.FromMilliseconds(50);
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                Logger.BackplaneReconnecting(delay, exception);
                await Task.Delay(delay, cancellationToken);
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

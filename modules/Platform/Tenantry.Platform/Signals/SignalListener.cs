using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Signals;

/// <summary>Hears the hints of other nodes. After each reconnect it raises every topic once: what was sent meanwhile is lost for ever.</summary>
internal sealed class SignalListener(NodeSignals signals, Databases databases, ILogger<SignalListener> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Keepalive notices a silent network after seconds; a short Timeout keeps the next attempt from hanging in it.
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
                connection.Notification += (_, heard) => Hear(heard.Payload);
                await connection.OpenAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"listen {SignalPump.Channel}", connection))
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
            catch (Exception broken) when (broken is NpgsqlException or IOException or TimeoutException)
            {
                logger.ListenerReconnects(delay, broken);
                await Task.Delay(delay, stoppingToken);
                delay = TimeSpan.FromMilliseconds(Math.Min(delay.TotalMilliseconds * 2, 5000));
            }
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split(' ', 2) is [var node, var topic] && node != signals.Node)
        {
            signals.Raise(topic);
        }
    }
}

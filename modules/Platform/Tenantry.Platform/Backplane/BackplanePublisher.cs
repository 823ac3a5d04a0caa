using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Backplane;

/// <summary>
/// Sends the messages of this node, combined and outside business transactions: NOTIFY inside a transaction takes a database-wide lock
/// until the commit,
/// which would cost most of the throughput.
/// </summary>
internal sealed class BackplanePublisher(NodeBackplane signals, Databases databases, ILogger<BackplanePublisher> logger) : BackgroundService
{
    public const string Channel = "tenantry";

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await signals.Outgoing.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Window, stoppingToken);
            var topics = new HashSet<string>(StringComparer.Ordinal);
            while (signals.Outgoing.TryRead(out var topic))
            {
                topics.Add(topic);
            }

            try
            {
                await using var command = databases.System.CreateCommand("select pg_notify($1, $2 || ' ' || topic) from unnest($3) topic");
                command.Parameters.Add(new NpgsqlParameter { Value = Channel });
                command.Parameters.Add(new NpgsqlParameter { Value = signals.Node });
                command.Parameters.Add(new NpgsqlParameter { Value = topics.ToArray() });
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                logger.BackplaneMessageLost(exception);
            }
        }
    }
}

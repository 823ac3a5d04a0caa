using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Loops;

namespace Tenantry.Platform.Backplane;

/// <summary>
/// Sends the messages of this node, combined and outside business transactions: NOTIFY inside a transaction takes a database-wide lock
/// until the commit, which would cost most of the throughput.
/// </summary>
internal sealed class BackplanePublisher(NodeBackplane signals, Databases databases, ILoggerFactory loggers)
    : BackgroundLoop(loggers)
{
    public const string Channel = "tenantry";

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(10);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await signals.Outgoing.WaitToReadAsync(cancellationToken))
        {
            await Task.Delay(Window, cancellationToken);
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
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Logger.BackplaneMessageLost(exception);
            }
        }
    }
}

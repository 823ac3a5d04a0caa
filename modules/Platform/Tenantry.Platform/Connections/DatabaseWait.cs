using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Connections;

/// <summary>Waits for a database that can't be reached when the host or a command starts, and says so in one line.</summary>
internal sealed class DatabaseWait(PlatformOptions options, IHostEnvironment environment, ILogger<DatabaseWait> logger)
{
    private static readonly TimeSpan LimitInProduction = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MessageInterval = TimeSpan.FromSeconds(30);

    /// <summary>Does work on the database, again and again while the database can't be reached.</summary>
    /// <exception cref="TenantryStartException">The database could not be reached within the limit.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        var limit = options.DatabaseStartTimeout ?? (environment.IsDevelopment() ? TimeSpan.MaxValue : LimitInProduction);
        var waited = Stopwatch.StartNew();
        TimeSpan? lastMessage = null;
        for (var delay = TimeSpan.FromMilliseconds(250); ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                await work(ct);
                return;
            }
            catch (Exception failure) when (failure.IsDatabaseUnavailable() && !ct.IsCancellationRequested)
            {
                var reason = Reason(failure);
                if (waited.Elapsed + delay > limit)
                {
                    throw new TenantryStartException(
                        $"ConnectionStrings:Tenantry: the database {Server()} can't be reached ({reason}). Gave up after " +
                        $"{waited.Elapsed.TotalSeconds:0} seconds. Start PostgreSQL or correct the connection string, or wait longer " +
                        "with Tenantry:DatabaseStartTimeout.",
                        failure);
                }

                if (lastMessage is null || waited.Elapsed - lastMessage > MessageInterval)
                {
                    lastMessage = waited.Elapsed;
                    logger.WaitingForDatabase(Server(), reason);
                }
            }

            await Task.Delay(delay, ct);
        }
    }

    private static string Reason(Exception failure)
    {
        var cause = failure;
        while (cause is not (NpgsqlException or System.Net.Sockets.SocketException) && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause.Message.ReplaceLineEndings(" ").TrimEnd('.');
    }

    private string Server()
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return $"{settings.Host}:{settings.Port}";
    }
}

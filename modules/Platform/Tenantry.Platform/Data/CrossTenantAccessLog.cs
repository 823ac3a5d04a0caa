using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Tenantry.Platform.Loops;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>
/// Records access across tenants: a row per reason, actor and day, with the number of times and the last time. It does not grow with each
/// request. The row is written before the first access of the day. A user's access is written immediately; further access by the system is
/// counted in memory and written every second.
/// </summary>
internal sealed class CrossTenantAccessLog(Databases databases, TimeProvider clock, ILoggerFactory loggers)
    : BackgroundLoop(loggers)
{
    private const string Add = """
        insert into platform.cross_tenant_use (reason, actor, day, uses, last_at) values ($1, $2, $3, $4, $5)
        on conflict (reason, actor, day) do update set uses = cross_tenant_use.uses + excluded.uses, last_at = excluded.last_at
        """;

    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    // Written each time, the row would be the bottleneck of the deployment: every webhook on every node would wait for the commit of the
    // previous one.
    private readonly ConcurrentDictionary<Access, long> _pending = new();
    private volatile bool _runs;

    public async Task RecordAsync(string reason, string actor, CancellationToken ct)
    {
        var use = new Access(reason, actor, Today());
        if (_runs && IsMachine(actor) && _pending.TryGetValue(use, out var count))
        {
            while (!_pending.TryUpdate(use, count + 1, count))
            {
                count = _pending.GetOrAdd(use, 0);
            }

            return;
        }

        await WriteAsync(use, 1, ct);
        if (_runs && IsMachine(actor))
        {
            _pending.TryAdd(use, 0);
        }
    }

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        _runs = true;
        try
        {
            while (true)
            {
                await Task.Delay(FlushInterval, cancellationToken);
                await FlushAsync();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _runs = false;
            await FlushAsync();
        }
    }

    private async Task FlushAsync()
    {
        foreach (var (use, uses) in _pending)
        {
            if (uses == 0)
            {
                if (use.Day < Today())
                {
                    _pending.TryRemove(KeyValuePair.Create(use, uses));
                }
            }
            else if (_pending.TryUpdate(use, 0, uses))
            {
                try
                {
                    await WriteAsync(use, uses, CancellationToken.None);
                }
                catch (Exception exception) when (exception.IsDatabaseFault())
                {
                    _pending.AddOrUpdate(use, uses, (_, added) => added + uses);
                    Logger.AccessLogDeferred(exception);
                    return;
                }
            }
        }
    }

    private async Task WriteAsync(Access use, long uses, CancellationToken ct)
    {
        await using var command = databases.System.CreateCommand(Add);
        command.Parameters.Add(new NpgsqlParameter { Value = use.Reason });
        command.Parameters.Add(new NpgsqlParameter { Value = use.Actor });
        command.Parameters.Add(new NpgsqlParameter { Value = use.Day, NpgsqlDbType = NpgsqlDbType.Date });
        command.Parameters.Add(new NpgsqlParameter { Value = uses });
        command.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static bool IsMachine(string actor) => actor is "system" or "visitor";

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private readonly record struct Access(string Reason, string Actor, DateOnly Day);
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>
/// Counts work across tenants: one row per reason, actor and day. It says who looked, how often and when last, without growing per request.
/// The row stands before the first look of the day. What a person does is written at once; what the machine does again is added up and
/// written each second.
/// </summary>
internal sealed class CrossTenantUses(Databases databases, TimeProvider clock, ILogger<CrossTenantUses> logger) : BackgroundService
{
    private const string Add = """
        insert into platform.cross_tenant_use (reason, actor, day, uses, last_at) values ($1, $2, $3, $4, $5)
        on conflict (reason, actor, day) do update set uses = cross_tenant_use.uses + excluded.uses, last_at = excluded.last_at
        """;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    // Written each time, one row would be the narrowest place of all: every webhook of every node would wait for the commit of the one before it.
    private readonly ConcurrentDictionary<Use, long> _added = new();
    private volatile bool _runs;

    public async Task CountAsync(string reason, string actor, CancellationToken ct)
    {
        var use = new Use(reason, actor, Today());
        if (_runs && IsMachine(actor) && _added.TryGetValue(use, out var known))
        {
            while (!_added.TryUpdate(use, known + 1, known))
            {
                known = _added.GetOrAdd(use, 0);
            }

            return;
        }

        await WriteAsync(use, 1, ct);
        if (_runs && IsMachine(actor))
        {
            _added.TryAdd(use, 0);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _runs = true;
        try
        {
            while (true)
            {
                await Task.Delay(Between, stoppingToken);
                await FlushAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _runs = false;
            await FlushAsync();
        }
    }

    private async Task FlushAsync()
    {
        foreach (var (use, uses) in _added)
        {
            if (uses == 0)
            {
                if (use.Day < Today())
                {
                    _added.TryRemove(KeyValuePair.Create(use, uses));
                }
            }
            else if (_added.TryUpdate(use, 0, uses))
            {
                try
                {
                    await WriteAsync(use, uses, CancellationToken.None);
                }
                catch (Exception broken) when (broken.IsDatabaseFault())
                {
                    _added.AddOrUpdate(use, uses, (_, since) => since + uses);
                    logger.UsesWait(broken);
                    return;
                }
            }
        }
    }

    private async Task WriteAsync(Use use, long uses, CancellationToken ct)
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

    private readonly record struct Use(string Reason, string Actor, DateOnly Day);
}

using Npgsql;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Connections;

/// <summary>
/// Checks at start that the pools of this node fit into what the server and the roles allow. Otherwise the first busy minute would find
/// out, by failing requests.
/// </summary>
internal sealed class ConnectionBudget(Databases databases)
{
    // The listener of the backplane, the health check and a migration.
    private const int OutsidePools = 3;

    public async Task CheckAsync(CancellationToken ct)
    {
        var pools = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in new[] { databases.Application, databases.System, databases.Accounts })
        {
            var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            pools[settings.Username!] = pools.GetValueOrDefault(settings.Username!) + settings.MaxPoolSize;
        }

        await using var command = databases.System.CreateCommand(
            """
            select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                - coalesce(current_setting('reserved_connections', true), '0')::int, rolname, rolconnlimit
            from pg_roles where rolname = any($1)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = pools.Keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (allowed, role, limit) = (reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2));
            var sum = pools.Values.Sum() + OutsidePools;
            if (sum > allowed)
            {
                throw new TenantryStartException(
                    $"Tenantry:MaxPoolSize: this node can open {sum} connections ({string.Join(" + ", pools.Values)} in pools and " +
                    $"{OutsidePools} more), but the server allows {allowed} (max_connections less the reserved ones). Set " +
                    $"Tenantry:MaxPoolSize to at most {Math.Max(1, (allowed - OutsidePools) / pools.Count)}, or raise max_connections.");
            }

            if (limit >= 0 && pools[role] > limit)
            {
                throw new TenantryStartException(
                    $"Tenantry:MaxPoolSize: the pool of the role {role} can open {pools[role]} connections, but its connection limit is " +
                    $"{limit}. Set Tenantry:MaxPoolSize to at most {limit}, or raise the limit of the role.");
            }
        }
    }
}

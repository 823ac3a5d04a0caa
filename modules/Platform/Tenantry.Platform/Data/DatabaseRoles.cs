using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Data;

/// <summary>Creates the login roles of the application and the system, with passwords derived from the master key.</summary>
internal sealed class DatabaseRoles(Databases databases, MasterKeys keys, PlatformOptions options)
{
    // Roles belong to the server and advisory locks to a database: two databases that are migrated at the same time can conflict here, so
    // the loser retries.
    private static readonly string[] Races = ["42710", "23505", "XX000", "40001"];

    private const string Mark = "tenantry master key ";

    public async Task EnsureAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        foreach (var (role, configured) in new[]
        {
            (Databases.ApplicationRole, options.ApplicationConnectionString), (Databases.SystemRole, options.SystemConnectionString),
            (Databases.AccountsRole, options.AccountsConnectionString),
        })
        {
            for (var attempt = 1; configured is null && !await IsReadyAsync(role, ct); attempt++)
            {
                await EnsureAsync(owner, role, attempt, ct);
            }
        }
    }

    private async Task EnsureAsync(NpgsqlConnection owner, string role, int attempt, CancellationToken ct)
    {
        try
        {
            await EnsureSameDeploymentAsync(owner, role, ct);
            await using var command = new NpgsqlCommand(Role(role, keys.PasswordOf(role), keys.Current.Id), owner);
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException race) when (Races.Contains(race.SqlState) && attempt < 20)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), ct);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                $"The database owner can't create the role {role}. Create it (login, nosuperuser, nobypassrls) and set " +
                "Tenantry:ApplicationConnectionString, Tenantry:SystemConnectionString and Tenantry:AccountsConnectionString, or grant " +
                "CREATEROLE to the owner.",
                denied);
        }
    }

    // A role belongs to the whole server. Two deployments with different keys would take the role from each other at each start.
    private async Task EnsureSameDeploymentAsync(NpgsqlConnection owner, string role, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select shobj_description(oid, 'pg_authid') from pg_roles where rolname = $1", owner);
        command.Parameters.Add(new NpgsqlParameter { Value = role });
        if (await command.ExecuteScalarAsync(ct) is string mark && mark.StartsWith(Mark, StringComparison.Ordinal)
            && keys.Find(mark[Mark.Length..]) is null)
        {
            throw new TenantryStartException(
                $"Tenantry:MasterKey: the database role {role} was made with another master key. Add that key as Tenantry:MasterKey:1, " +
                $"use another server for this deployment, or, if the key is lost, take the role over with: comment on role {role} is null");
        }
    }

    private async Task<bool> IsReadyAsync(string role, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(databases.OwnerConnectionString)
        {
            Username = role,
            Password = keys.PasswordOf(role),
            Pooling = false,
        };
        try
        {
            await using var probe = new NpgsqlConnection(settings.ConnectionString);
            await probe.OpenAsync(ct);
            return await IsMarkedAsync(probe, role, ct);
        }
        catch (PostgresException refused) when (!refused.IsDatabaseUnavailable())
        {
            return false;
        }
    }

    // Where the server asks for no password, any key would be the right one.
    private async Task<bool> IsMarkedAsync(NpgsqlConnection probe, string role, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select shobj_description(oid, 'pg_authid') from pg_roles where rolname = $1", probe);
        command.Parameters.Add(new NpgsqlParameter { Value = role });
        return await command.ExecuteScalarAsync(ct) as string == Mark + keys.Current.Id;
    }

    private static string Role(string name, string password, string key) => $"""
        do $$ begin
            if not exists (select from pg_roles where rolname = '{name}') then
                create role {name} login nosuperuser nobypassrls password '{password}';
            else
                alter role {name} login nosuperuser nobypassrls password '{password}';
            end if;
            comment on role {name} is '{Mark}{key}';
            if '{name}' = '{Databases.AccountsRole}' then
                grant {Databases.ApplicationRole} to {Databases.AccountsRole};
            end if;
        end $$
        """;
}

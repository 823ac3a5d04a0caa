using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>Creates the login roles of the application and the system.</summary>
internal static class DatabaseRoles
{
    // Roles belong to the server and advisory locks to a database: two databases that are migrated at the same time can conflict here, so
    // the loser retries.
    private static readonly string[] Races = ["42710", "23505", "XX000", "40001"];

    public static async Task EnsureAsync(NpgsqlConnection owner, NpgsqlConnectionStringBuilder settings, CancellationToken ct)
    {
        foreach (var role in new[] { Databases.ApplicationRole, Databases.SystemRole })
        {
            for (var attempt = 1; !await IsReadyAsync(settings, role, ct); attempt++)
            {
                await EnsureAsync(owner, role, Databases.PasswordOf(settings, role), attempt, ct);
            }
        }
    }

    private static async Task EnsureAsync(NpgsqlConnection owner, string role, string password, int attempt, CancellationToken ct)
    {
        try
        {
            await RunAsync(owner, Role(role, password), ct);
        }
        catch (PostgresException race) when (Races.Contains(race.SqlState) && attempt < 20)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), ct);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                $"The database owner can't create the role {role}. Create it (login, nosuperuser, nobypassrls) and set " +
                "Tenantry:ApplicationConnectionString and Tenantry:SystemConnectionString, or grant CREATEROLE to the owner.",
                denied);
        }
    }

    private static async Task<bool> IsReadyAsync(NpgsqlConnectionStringBuilder owner, string role, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(owner.ConnectionString)
        {
            Username = role,
            Password = Databases.PasswordOf(owner, role),
            Pooling = false,
        };
        try
        {
            await using var probe = new NpgsqlConnection(settings.ConnectionString);
            await probe.OpenAsync(ct);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private static string Role(string name, string password) => $"""
        do $$ begin
            if not exists (select from pg_roles where rolname = '{name}') then
                create role {name} login nosuperuser nobypassrls password '{password}';
            else
                alter role {name} login nosuperuser nobypassrls password '{password}';
            end if;
        end $$
        """;

    private static async Task RunAsync(NpgsqlConnection owner, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>Makes roles, applies every module's migrations, writes the isolation, and seeds, all under one lock held by one node.</summary>
internal sealed class DatabaseMigrator(
    Databases databases, IEnumerable<MigratedContext> contexts, IEnumerable<IDataSeedContributor> seeds, ILogger<DatabaseMigrator> logger)
{
    // The key of the advisory lock; never change it, or two versions would migrate at once.
    private const long Lock = 7300;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(databases.OwnerConnectionString);
        await connection.OpenAsync(ct);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({Lock})", connection) { CommandTimeout = 600 })
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        // An opened connection no longer tells its password, and the roles' passwords are made from it.
        await DatabaseRoles.EnsureAsync(connection, new NpgsqlConnectionStringBuilder(databases.OwnerConnectionString), ct);
        var applied = new List<int>();
        foreach (var migrated in contexts.OrderBy(context => context.Order))
        {
            applied.Add(await MigrateAsync(migrated, ct));
        }

        if (applied.Sum() is > 0 and var count)
        {
            logger.DatabaseUpToDate(count, applied.Count(migrations => migrations > 0));
        }

        foreach (var seed in seeds.OrderBy(seed => seed.Order))
        {
            await seed.SeedAsync(ct);
        }

        // The lock ends with the connection: a node killed in here does not keep the others waiting.
    }

    private async Task<int> MigrateAsync(MigratedContext migrated, CancellationToken ct)
    {
        await using var context = migrated.Open(databases.OwnerConnectionString);
        var pending = (await context.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            await context.Database.MigrateAsync(ct);
            logger.Migrated(context.Schema, pending.Count, pending[^1]);
        }

        // At every start, with or without a migration: grants and policies that somebody changed in the database are restored.
        await Isolation.ApplyAsync(context, ct);
        return pending.Count;
    }
}

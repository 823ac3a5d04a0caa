using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>
/// Creates the database roles, applies the migrations and the isolation of every module, and seeds. One node at a time holds the lock for
/// it.
/// </summary>
internal sealed class DatabaseMigrator(
    Databases databases, DatabaseRoles roles, IEnumerable<MigratedContext> contexts, IEnumerable<IDataSeedContributor> seeds,
    ILogger<DatabaseMigrator> logger)
{
    // The key of the advisory lock. Never change it: two versions of the application would migrate at the same time.
    private const long Lock = 7300;

    public async Task RunAsync(CancellationToken ct)
    {
        // Outside the pool: an idle connection of the pool would keep the lock.
        var settings = new NpgsqlConnectionStringBuilder(databases.OwnerConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({Lock})", connection) { CommandTimeout = 600 })
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        await roles.EnsureAsync(connection, ct);
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

        // The lock ends with the connection, so a node that is killed here does not block the others.
    }

    private async Task<int> MigrateAsync(MigratedContext migrated, CancellationToken ct)
    {
        await using var context = migrated.Create(databases.OwnerConnectionString);
        var pending = (await context.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            await context.Database.MigrateAsync(ct);
            logger.Migrated(context.Schema, pending.Count, pending[^1]);
        }

        // Applied at every start, even if no migration is pending, to restore grants and policies that were changed in the database.
        await RowLevelSecurity.ApplyAsync(context, ct);
        return pending.Count;
    }
}

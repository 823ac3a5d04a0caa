using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>Waits for the database, and migrates it, before any other hosted service starts.</summary>
internal sealed class MigrateOnStart(
    DatabaseMigrator migrator, DatabaseWait database, ConnectionBudget budget, PlatformOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.RunAsync(PrepareAsync, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (options.MigrateOnStart)
        {
            await migrator.RunAsync(cancellationToken);
        }

        await budget.CheckAsync(cancellationToken);
    }
}

internal sealed class DatabaseHealth(Databases databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Outside the pool: a busy node is not an unhealthy one, and a probe must not wait as long as a request does.
            await using var connection = new NpgsqlConnection(databases.SystemOutsidePool().ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure.IsDatabaseUnavailable())
        {
            return HealthCheckResult.Unhealthy("The database can't be reached.");
        }
    }
}

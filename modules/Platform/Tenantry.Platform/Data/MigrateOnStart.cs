using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Tenantry.Platform.Connections;

namespace Tenantry.Platform.Data;

/// <summary>Migrates the database before any other hosted service starts.</summary>
internal sealed class MigrateOnStart(DatabaseMigrator migrator, PlatformOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => options.MigrateOnStart ? migrator.RunAsync(cancellationToken)
        : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class DatabaseHealth(Databases databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var command = databases.Application.CreateCommand("select 1");
        return await command.ExecuteScalarAsync(cancellationToken) is 1
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.PrivatePostgres;
using Tenantry.StartUp;

namespace Tenantry.Development;

/// <summary>With no connection string, development runs on a private PostgreSQL under <c>.data/</c>. Production is told what to set.</summary>
internal static class LocalPostgres
{
    private const string Database = "tenantry";

    public static void Ensure(WebApplicationBuilder builder, string data)
    {
        if (builder.Configuration.GetConnectionString("Tenantry") is { Length: > 0 })
        {
            return;
        }

        if (!builder.Environment.IsDevelopment())
        {
            throw new TenantryStartException(
                "No database is configured. Set ConnectionStrings:Tenantry (or ConnectionStrings__Tenantry in the environment) to a PostgreSQL " +
                "connection string. The private server is for development only.");
        }

        // Waited for here, because every module reads the connection string while it is being composed.
        var server = StartAsync(Path.Combine(data, "postgres")).GetAwaiter().GetResult();
        builder.Configuration["ConnectionStrings:Tenantry"] = server.ConnectionString;
        builder.Services.AddSingleton(server);
        // Registered first, so stopped last: everything else still writes while it stops.
        builder.Services.AddHostedService<StopWithHost>();
    }

    private static async Task<(PrivatePostgresServer Server, string ConnectionString)> StartCoreAsync(string directory)
    {
        using var logging = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        var server = await PrivatePostgresServer.StartAsync(new PrivatePostgresOptions { DataDirectory = directory, Logger = logging.CreateLogger("postgres") });
        return (server, await server.CreateDatabaseAsync(Database));
    }

    private static async Task<RunningPostgres> StartAsync(string directory)
    {
        var (server, connectionString) = await StartCoreAsync(directory);
        return new RunningPostgres(server, connectionString);
    }

    internal sealed record RunningPostgres(PrivatePostgresServer Server, string ConnectionString);

    private sealed class StopWithHost(RunningPostgres postgres) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StopAsync(CancellationToken cancellationToken) => await postgres.Server.DisposeAsync();
    }
}

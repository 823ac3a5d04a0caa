using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Security;
using Tenantry.Platform.Settings;
using Tenantry.Platform.Signals;
using Tenantry.Platform.Tenants;
using Tenantry.Platform.Users;
using Tenantry.Platform.Work;

namespace Tenantry.Platform;

/// <summary>The two lines of the platform.</summary>
public static class PlatformModule
{
    /// <summary>Adds what every module runs on. Each module calls it; calling it again is harmless.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>A builder that configures the platform.</returns>
    public static PlatformBuilder AddPlatform(this IHostApplicationBuilder builder) => builder.Services.AddPlatform();

    /// <summary>Adds what every module runs on. Each module calls it; calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>A builder that configures the platform.</returns>
    public static PlatformBuilder AddPlatform(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(PlatformMetrics)))
        {
            return new PlatformBuilder(services);
        }

        services.AddOptions<PlatformOptions>()
            .BindConfiguration(PlatformOptions.Section)
            .Configure<IConfiguration>((options, configuration) =>
                options.ConnectionString = configuration.GetConnectionString("Tenantry") ?? options.ConnectionString)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>();
        services.AddSingleton<IValidateOptions<PlatformOptions>, ConnectionStringValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<PlatformOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        // A host with the stock appsettings.json would log every statement and every call of a provider.
        services.AddDefaultLogLevel("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        services.AddDefaultLogLevel("System.Net.Http.HttpClient", LogLevel.Warning);
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.TryAddSingleton<ICurrentTenant, CurrentTenant>();
        services.TryAddSingleton<ICurrentUser, CurrentUser>();
        services.TryAddSingleton<ITenants, NoTenants>();
        services.AddSingleton<PlatformMetrics>();
        AddData(services);
        AddJobs(services);
        services.TryAddSingleton<IEmailSender, NoEmailSender>();
        services.AddAuthorization();
        services.AddSingleton<IConfigureOptions<AuthorizationOptions>, ConfigurePermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddOptions<RoleOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RoleOptions>, RoleOptionsValidator>();
        services.TryAddScoped<IPermissionChecker, PermissionChecker>();
        services.AddPermissions(PlatformPermissions.All);
        services.TryAddSingleton<ISettings, StoredSettings>();
        services.AddDataProtection();
        services.AddSingleton<IPostConfigureOptions<KeyManagementOptions>, StoreProtectionKeys>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return new PlatformBuilder(services);
    }

    /// <summary>Maps the health check at <c>/health</c>.</summary>
    /// <param name="endpoints">The routes.</param>
    public static void MapPlatform(this IEndpointRouteBuilder endpoints) => endpoints.MapHealthChecks("/health");

    /// <summary>Applies every module's migrations and seeds, and returns: for a deployment step, instead of at each node's start.</summary>
    /// <param name="host">The built host, not started.</param>
    /// <param name="ct">Stops the waiting for another node that migrates.</param>
    /// <returns>A task that ends when the database is up to date.</returns>
    public static Task MigrateAsync(this IHost host, CancellationToken ct = default) =>
        host.Services.GetRequiredService<DatabaseMigrator>().RunAsync(ct);

    private static void AddData(IServiceCollection services)
    {
        services.AddSingleton(sp => Databases.From(sp.GetRequiredService<PlatformOptions>()));
        services.AddSingleton<CrossTenantUses>();
        services.AddSingleton<TenantCommandInterceptor>();
        services.AddSingleton<PrepareCommandInterceptor>();
        services.AddSingleton<NodeSignals>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxWakeUpInterceptor>();
        services.AddSingleton<WorkServices>();
        services.AddSingleton<EventCatalog>();
        services.AddSingleton<CallHandler>();
        services.AddSingleton<DeferredDeliveries>();
        services.AddSingleton<SettleDelivery>();
        services.AddSingleton<DetachedCalls>();
        services.AddSingleton<DeliverEvents>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddModuleDatabase<PlatformDbContext>(order: 0);
        // First of the hosted services: nothing may run before the schema is there.
        services.AddHostedService<MigrateOnStart>();
        // Before whatever works across tenants, so that it stops after it.
        services.AddHostedService(sp => sp.GetRequiredService<CrossTenantUses>());
        services.AddHostedService<SignalPump>();
        services.AddHostedService<SignalListener>();
        services.AddHostedService<OutboxDispatcher>();
        services.AddHostedService<DeliveryQueue>();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<RunJob>();
        services.AddSingleton<RunRecurringJob>();
        services.AddSingleton<RecurringJobTimer>();
        services.TryAddSingleton<IBackgroundJobs, NoBackgroundJobs>();
        services.TryAddSingleton<IRecurringJobs>(provider => provider.GetRequiredService<RecurringJobTimer>());
        services.AddHostedService(provider => new TimerStart(provider.GetRequiredService<IRecurringJobs>()));
    }
}

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
using Tenantry.Platform.Backplane;
using Tenantry.Platform.Tenants;
using Tenantry.Platform.Users;
using Tenantry.Platform.Web;
using Tenantry.Platform.Work;

namespace Tenantry.Platform;

/// <summary>Extension methods that add and map the platform.</summary>
public static class PlatformModule
{
    /// <summary>Adds the platform, which every module requires and adds. Calling it again has no effect.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>A builder that configures the platform.</returns>
    public static PlatformBuilder AddPlatform(this IHostApplicationBuilder builder) => builder.Services.AddPlatform();

    /// <summary>Adds the platform, which every module requires and adds. Calling it again has no effect.</summary>
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
            {
                options.ConnectionString = configuration.GetConnectionString("Tenantry") ?? options.ConnectionString;
                if (configuration[PlatformOptions.Section + ":MasterKey"] is { Length: > 0 } key)
                {
                    options.MasterKey.Add(key);
                }
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>();
        services.AddSingleton<IValidateOptions<PlatformOptions>, ConnectionStringValidator>();
        services.AddSingleton<IValidateOptions<PlatformOptions>, MasterKeyValidator>();
        services.AddSingleton<IValidateOptions<PlatformOptions>, PublicUrlValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<PlatformOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        // With the default appsettings.json, a host would log every SQL statement and every HTTP request.
        services.AddDefaultLogLevel("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        services.AddDefaultLogLevel("System.Net.Http.HttpClient", LogLevel.Warning);
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.AddWeb();
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

    /// <summary>
    /// Adds the middleware that comes first: forwarded headers, security headers, problem details for failed requests, host names, HTTPS
    /// and the rate limit by IP address.
    /// </summary>
    /// <param name="app">The application builder.</param>
    /// <returns>The application builder.</returns>
    public static IApplicationBuilder UsePlatform(this IApplicationBuilder app)
    {
        app.UseWeb();
        return app;
    }

    /// <summary>
    /// Adds the middleware that checks requests: their origin, rate, size and text. Call it after authentication and before
    /// <c>UseAuthorization</c>.
    /// </summary>
    /// <param name="app">The application builder.</param>
    /// <returns>The application builder.</returns>
    public static IApplicationBuilder UsePlatformChecks(this IApplicationBuilder app)
    {
        app.UseRequestChecks();
        return app;
    }

    /// <summary>Maps the health check at <c>/health</c>.</summary>
    /// <param name="endpoints">The route builder.</param>
    public static void MapPlatform(this IEndpointRouteBuilder endpoints) => endpoints.MapHealthChecks("/health");

    /// <summary>Applies the migrations and seeds of every module, as a deployment step instead of at the start of each node.</summary>
    /// <param name="host">The built host. It is not started.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>A task that completes when the database is up to date.</returns>
    public static Task MigrateAsync(this IHost host, CancellationToken ct = default) =>
        host.Services.GetRequiredService<DatabaseWait>().RunAsync(host.Services.GetRequiredService<DatabaseMigrator>().RunAsync, ct);

    private static void AddData(IServiceCollection services)
    {
        services.AddSingleton<MasterKeys>();
        services.AddSingleton<Databases>();
        services.AddSingleton<DatabaseWait>();
        services.AddSingleton<ConnectionBudget>();
        services.AddSingleton<CrossTenantAccessLog>();
        services.AddSingleton<TenantCommandInterceptor>();
        services.AddSingleton<PrepareCommandInterceptor>();
        services.AddSingleton<NodeBackplane>();
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
        services.AddSingleton<DatabaseRoles>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddModuleDatabase<PlatformDbContext>(order: 0);
        // The first hosted service: nothing else may run before the database is migrated.
        services.AddHostedService<MigrateOnStart>();
        // Before the services that work across tenants, so that it stops after them.
        services.AddHostedService(sp => sp.GetRequiredService<CrossTenantAccessLog>());
        services.AddHostedService<BackplanePublisher>();
        services.AddHostedService<BackplaneListener>();
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

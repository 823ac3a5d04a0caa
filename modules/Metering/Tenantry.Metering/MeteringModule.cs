using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.Metering.Data;
using Tenantry.Metering.Ingestion;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Reservations;
using Tenantry.Metering.Counters;
using Tenantry.Metering.Events;
using Tenantry.Metering.Usage;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;

namespace Tenantry.Metering;

/// <summary>Extension methods that add and map the metering module.</summary>
public static class MeteringModule
{
    /// <summary>Adds meters, ingestion and quotas. Calling this method more than once has no further effect.</summary>
    /// <param name="builder">The host application builder.</param>
    /// <returns>A builder to add meters.</returns>
    public static MeteringBuilder AddMetering(this IHostApplicationBuilder builder) => builder.Services.AddMetering();

    /// <summary>Adds meters, ingestion and quotas. Calling this method more than once has no further effect.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder to add meters.</returns>
    public static MeteringBuilder AddMetering(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(MeteringMetrics)))
        {
            return new MeteringBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<MeteringOptions>().BindConfiguration(MeteringOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MeteringOptions>, MeteringOptionsValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<MeteringOptions>>().Value);
        services.AddSingleton<MeteringMetrics>();
        services.AddSingleton<MeterCatalog>();
        services.AddModuleDatabase<MeteringDbContext>(order: 40);
        services.AddPermissions(MeteringPermissions.All);
        services.AddScoped<TenantSql>();
        services.AddIngestion();
        services.AddCounters();
        services.AddReservations();
        services.TryAddScoped<IMeters, TenantMeters>();
        return new MeteringBuilder(services);
    }

    /// <summary>Maps <c>/api/usage</c>.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <returns>The route group, to which the host can add conventions.</returns>
    /// <exception cref="InvalidOperationException">The host has not called <c>AddMetering</c>.</exception>
    public static RouteGroupBuilder MapMetering(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<MeterCatalog>() is null)
        {
            throw new InvalidOperationException("Call builder.AddMetering() before app.MapMetering().");
        }

        var usage = endpoints.MapGroup("/api/usage").WithTags("Usage");
        IngestUsage.Map(usage);
        GetUsage.Map(usage);
        return usage;
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tenantry.FeatureGating.Checks;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.Overrides;
using Tenantry.FeatureGating.Snapshots;
using Tenantry.FeatureGating.KillSwitches;
using Tenantry.FeatureGating.Routes;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;

namespace Tenantry.FeatureGating;

/// <summary>Extension methods that add and map the feature gating module.</summary>
public static class FeatureGatingModule
{
    /// <summary>
    /// Adds features, overrides, kill switches and gated routes. Calling this method more than once has no further effect.
    /// </summary>
    /// <param name="builder">The host application builder.</param>
    /// <returns>A builder to add features.</returns>
    public static FeatureGatingBuilder AddFeatureGating(this IHostApplicationBuilder builder) => builder.Services.AddFeatureGating();

    /// <summary>
    /// Adds features, overrides, kill switches and gated routes. Calling this method more than once has no further effect.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder to add features.</returns>
    public static FeatureGatingBuilder AddFeatureGating(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(FeatureGatingMetrics)))
        {
            return new FeatureGatingBuilder(services);
        }

        services.AddPlatform();
        services.AddOptions<FeatureGatingOptions>().BindConfiguration(FeatureGatingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FeatureGatingOptions>, FeatureGatingOptionsValidator>();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<FeatureGatingOptions>>().Value);
        services.AddSingleton<FeatureGatingMetrics>();
        services.AddSingleton<FeatureCatalog>();
        services.AddModuleDatabase<FeatureGatingDbContext>(order: 50);
        services.AddPermissions(FeatureGatingPermissions.All);
        services.AddValidation();
        services.AddSingleton<UpgradePath>();
        services.AddOverrides();
        services.AddSingleton<SetKillSwitch>();
        services.AddSnapshots();
        services.AddChecks();
        return new FeatureGatingBuilder(services);
    }

    /// <summary>Maps <c>/api/features</c> and the operator's <c>/api/admin/overrides</c>.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <returns>The route group of the tenant's endpoints.</returns>
    /// <exception cref="InvalidOperationException">The host has not called <c>AddFeatureGating</c>.</exception>
    public static RouteGroupBuilder MapFeatureGating(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<FeatureCatalog>() is null)
        {
            throw new InvalidOperationException("Call builder.AddFeatureGating() before app.MapFeatureGating().");
        }

        SetOverride.Map(endpoints);
        return endpoints.MapChecks();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.FeatureGating.Pages;

/// <summary>Adds the operator's lists of features to a host.</summary>
public static class FeatureGatingPagesModule
{
    /// <summary>Adds the operator's lists of features and of overrides. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddFeatureGatingPages(this IServiceCollection services) =>
        services.AddResource(FeatureResource.Definition).AddResource(OverrideResource.Definition);
}

using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.FeatureGating.Pages;

/// <summary>Extension methods that add the operator pages of feature gating.</summary>
public static class FeatureGatingPagesModule
{
    /// <summary>Adds the operator pages of features and overrides. Calling this method more than once has no further effect.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddFeatureGatingPages(this IServiceCollection services) =>
        services.AddResource(FeatureResource.Definition).AddResource(OverrideResource.Definition);
}

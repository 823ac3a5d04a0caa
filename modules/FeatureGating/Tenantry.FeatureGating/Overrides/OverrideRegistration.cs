using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.FeatureGating.Overrides;

/// <summary>Registers feature overrides.</summary>
internal static class OverrideRegistration
{
    public static void AddOverrides(this IServiceCollection services)
    {
        services.AddScoped<SetOverride>();
        services.AddScoped<RemoveOverride>();
        services.AddScoped<IFeatureOverrides, FeatureOverrides>();
    }
}

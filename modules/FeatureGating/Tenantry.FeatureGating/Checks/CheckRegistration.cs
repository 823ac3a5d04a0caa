using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Platform.Permissions;

namespace Tenantry.FeatureGating.Checks;

/// <summary>Registers and maps feature checks.</summary>
internal static class CheckRegistration
{
    public static void AddChecks(this IServiceCollection services) => services.TryAddSingleton<IFeatureChecker, FeatureChecker>();

    public static RouteGroupBuilder MapChecks(this IEndpointRouteBuilder endpoints)
    {
        var features = endpoints.MapGroup("/api/features").WithTags("Features").RequirePermission(FeatureGatingPermissions.Read);
        ExplainFeatures.Map(features);
        return features;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Permissions;

/// <summary>Extension methods that register permissions and require them on routes.</summary>
public static class PermissionPolicies
{
    /// <summary>Adds permissions.</summary>
    /// <param name="services">The services.</param>
    /// <param name="permissions">The permissions.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPermissions(this IServiceCollection services, params IEnumerable<PermissionDefinition> permissions)
    {
        foreach (var permission in permissions)
        {
            services.AddSingleton(permission);
        }

        return services;
    }

    /// <summary>Requires a permission for a route. Without it, the response is 401 for a visitor and 403 for a signed-in user.</summary>
    /// <typeparam name="TBuilder">The type of the route or group.</typeparam>
    /// <param name="route">The route or group.</param>
    /// <param name="permission">The name of the permission.</param>
    /// <returns>The route or group.</returns>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder route, string permission)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(permission);
}

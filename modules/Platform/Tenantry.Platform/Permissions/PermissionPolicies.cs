using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Permissions;

/// <summary>Registers permissions, and requires them on routes.</summary>
public static class PermissionPolicies
{
    /// <summary>Adds a module's permissions.</summary>
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

    /// <summary>Refuses a route to those without a permission: 401 to a visitor, 403 to others.</summary>
    /// <typeparam name="TBuilder">The route or group.</typeparam>
    /// <param name="route">The route or group.</param>
    /// <param name="permission">The permission's name.</param>
    /// <returns>The route or group.</returns>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder route, string permission)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(permission);
}

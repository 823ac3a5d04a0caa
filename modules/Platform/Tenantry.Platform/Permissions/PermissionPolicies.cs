using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.Platform.Permissions;

/// <summary>Registers permissions and asks for them.</summary>
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

    /// <summary>Says whether a principal has a permission.</summary>
    /// <param name="principal">Who.</param>
    /// <param name="permission">What.</param>
    /// <returns>Whether they have it.</returns>
    internal static bool Has(this ClaimsPrincipal principal, PermissionDefinition permission) =>
        permission.Side == PermissionSide.Operator
            ? principal.HasClaim(TenantryClaims.Operator, "true")
            : principal.HasClaim(TenantryClaims.Permission, permission.Name)
              || permission.Roles.Any(role => principal.HasClaim(TenantryClaims.Role, role));
}

/// <summary>Every permission is a policy of the same name, so that routes, pages and menus ask alike.</summary>
internal sealed class PermissionPolicyProvider(IOptions<AuthorizationOptions> options, IEnumerable<PermissionDefinition> permissions)
    : DefaultAuthorizationPolicyProvider(options)
{
    private readonly Dictionary<string, AuthorizationPolicy> _policies = permissions.DistinctBy(one => one.Name).ToDictionary(
        one => one.Name,
        one => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => context.User.Has(one)).Build(),
        StringComparer.Ordinal);

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        _policies.GetValueOrDefault(policyName) ?? await base.GetPolicyAsync(policyName);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Permissions;

/// <summary>
/// Adds an authorization policy for every permission. A policy of the host with the same name replaces it, whether added before or after.
/// </summary>
internal sealed class ConfigurePermissionPolicies(IEnumerable<PermissionDefinition> permissions) : IConfigureOptions<AuthorizationOptions>
{
    public void Configure(AuthorizationOptions options)
    {
        foreach (var permission in permissions.DistinctBy(permission => permission.Name))
        {
            if (options.GetPolicy(permission.Name) is null)
            {
                options.AddPolicy(
                    permission.Name, policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
            }
        }
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Permissions;

/// <summary>Adds a policy for every permission. A host's policy of the same name, added earlier or later, replaces it.</summary>
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

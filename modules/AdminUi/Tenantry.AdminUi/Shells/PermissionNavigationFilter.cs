using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Tenantry.AdminUi;

/// <summary>Shows items without a permission, and items whose permission is granted by the authorization policy of that name.</summary>
internal sealed class PermissionNavigationFilter(IAuthorizationService authorization, IAuthorizationPolicyProvider policies)
    : INavigationFilter
{
    public async ValueTask<bool> ShowsAsync(NavigationItem item, ClaimsPrincipal user)
    {
        if (item.Permission is null)
        {
            return true;
        }

        // AuthorizeAsync(name) throws for an unregistered policy. An item with such a permission is hidden instead.
        return await policies.GetPolicyAsync(item.Permission) is { } policy
            && (await authorization.AuthorizeAsync(user, resource: null, policy)).Succeeded;
    }
}

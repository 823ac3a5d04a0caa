using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Tenantry.AdminUi;

/// <summary>Shows what needs no permission, and asks the policy of the permission's name about the rest.</summary>
internal sealed class PermissionNavigationFilter(IAuthorizationService authorization, IAuthorizationPolicyProvider policies) : INavigationFilter
{
    public async ValueTask<bool> ShowsAsync(NavigationItem item, ClaimsPrincipal person)
    {
        if (item.Permission is null)
        {
            return true;
        }

        // AuthorizeAsync(name) throws for a name nobody registered; an entry nobody can grant is simply not there.
        return await policies.GetPolicyAsync(item.Permission) is { } policy
            && (await authorization.AuthorizeAsync(person, resource: null, policy)).Succeeded;
    }
}

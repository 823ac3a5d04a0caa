using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Tenantry.Platform.Permissions;

/// <summary>Checks permissions outside routes: in pages, menus and jobs.</summary>
public interface IPermissionChecker
{
    /// <summary>Checks a permission by the authorization policy of its name.</summary>
    /// <param name="principal">The principal that is checked.</param>
    /// <param name="permission">The permission's name.</param>
    /// <returns><see langword="true"/> if it is granted; <see langword="false"/> if not, or if no permission has this name.</returns>
    Task<bool> IsGrantedAsync(ClaimsPrincipal principal, string permission);
}

internal sealed class PermissionChecker(IAuthorizationService authorization, IAuthorizationPolicyProvider policies) : IPermissionChecker
{
    public async Task<bool> IsGrantedAsync(ClaimsPrincipal principal, string permission) =>
        await policies.GetPolicyAsync(permission) is { } policy && (await authorization.AuthorizeAsync(principal, resource: null, policy)).Succeeded;
}

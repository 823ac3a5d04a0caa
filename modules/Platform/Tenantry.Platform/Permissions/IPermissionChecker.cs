using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Tenantry.Platform.Permissions;

/// <summary>Checks permissions outside routes, such as in pages, menus and jobs.</summary>
public interface IPermissionChecker
{
    /// <summary>Checks a permission by evaluating the authorization policy with its name.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="permission">The name of the permission.</param>
    /// <returns>
    /// <see langword="true"/> if the permission is granted; <see langword="false"/> if it is not granted or does not exist.
    /// </returns>
    Task<bool> IsGrantedAsync(ClaimsPrincipal principal, string permission);
}

internal sealed class PermissionChecker(IAuthorizationService authorization, IAuthorizationPolicyProvider policies) : IPermissionChecker
{
    public async Task<bool> IsGrantedAsync(ClaimsPrincipal principal, string permission) =>
        await policies.GetPolicyAsync(permission) is { } policy
        && (await authorization.AuthorizeAsync(principal, resource: null, policy)).Succeeded;
}

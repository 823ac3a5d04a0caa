using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Tenantry.AdminUi.Resources;

/// <summary>
/// Checks a person's permission for an operator's page or a generated one. A permission that is not registered is never granted.
/// </summary>
internal sealed class ResourceAccess(IAuthorizationService authorization, IAuthorizationPolicyProvider policies)
{
    public Task<bool> MayAsync(ClaimsPrincipal person, GeneratedResource resource) => MayAsync(person, resource.Permission);

    public async Task<bool> MayAsync(ClaimsPrincipal person, GeneratedResource resource, string? further) =>
        await MayAsync(person, resource.Permission) && (further is null || await MayAsync(person, further));

    public async Task<bool> MayAsync(ClaimsPrincipal person, string permission) =>
        await policies.GetPolicyAsync(permission) is { } policy
        && (await authorization.AuthorizeAsync(person, resource: null, policy)).Succeeded;
}

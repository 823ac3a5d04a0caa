using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Tenantry.AdminUi.Resources;

/// <summary>Asks a person's permission for an operator's or a generated page. A permission that nobody registered is nobody's.</summary>
internal sealed class ResourceAccess(IAuthorizationService authorization, IAuthorizationPolicyProvider policies)
{
    public Task<bool> MayAsync(ClaimsPrincipal person, ResourceDefinition resource) => MayAsync(person, resource.Permission);

    public async Task<bool> MayAsync(ClaimsPrincipal person, ResourceDefinition resource, ResourceAction action) =>
        await MayAsync(person, resource.Permission) && (action.Permission is null || await MayAsync(person, action.Permission));

    public async Task<bool> MayAsync(ClaimsPrincipal person, string permission) =>
        await policies.GetPolicyAsync(permission) is { } policy && (await authorization.AuthorizeAsync(person, resource: null, policy)).Succeeded;
}

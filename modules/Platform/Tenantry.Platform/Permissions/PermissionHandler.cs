using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.Platform.Permissions;

/// <summary>Grants permissions by Tenantry's claims, and keeps operators' permissions from everyone who acts for a tenant.</summary>
internal sealed class PermissionHandler(ICurrentTenant current, IOptions<RoleOptions> roles) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (IsGranted(context.User, requirement.Permission))
        {
            context.Succeed(requirement);
        }
        else if (requirement.Permission.Side == PermissionSide.Operator && ActsForTenant(context.User))
        {
            // A veto, because handlers of the host answer too: a store that gives a tenant's admin "everything" would open every tenant's data.
            context.Fail(new AuthorizationFailureReason(this, $"{requirement.Permission.Name} is an operator's permission."));
        }

        return Task.CompletedTask;
    }

    private bool IsGranted(ClaimsPrincipal principal, PermissionDefinition permission) =>
        permission.Side == PermissionSide.Operator
            ? principal.HasClaim(TenantryClaims.Operator, "true")
            : principal.HasClaim(TenantryClaims.Permission, permission.Name)
              || principal.FindAll(TenantryClaims.Role).Any(claim => roles.Value.Grants(claim.Value, permission));

    private bool ActsForTenant(ClaimsPrincipal principal) =>
        principal.HasClaim(claim => claim.Type == TenantryClaims.Tenant) || current.Id is { } tenant && tenant != TenantId.Host;
}

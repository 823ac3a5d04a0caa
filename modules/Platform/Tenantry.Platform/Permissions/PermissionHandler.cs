using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.Platform.Permissions;

/// <summary>Grants permissions by the claims of Tenantry, and denies operators' permissions to principals that act for a tenant.</summary>
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
            // Fail vetoes other handlers: a handler of the host that grants a tenant's admin every permission would expose the data of
            // every tenant.
            context.Fail(new AuthorizationFailureReason(this,
                $"{requirement.Permission.Name} is a permission of operators. A principal that acts for a tenant cannot have it."));
        }

        return Task.CompletedTask;
    }

    private bool IsGranted(ClaimsPrincipal principal, PermissionDefinition permission) =>
        permission.Side == PermissionSide.Operator
            ? principal.FindAll(TenantryClaims.Operator)
            .Any(claim => claim.Value == "true" || roles.Value.GrantsToOperator(claim.Value, permission))
            : principal.HasClaim(TenantryClaims.Permission, permission.Name)
              || principal.FindAll(TenantryClaims.Role).Any(claim => roles.Value.Grants(claim.Value, permission));

    private bool ActsForTenant(ClaimsPrincipal principal) =>
        principal.HasClaim(claim => claim.Type == TenantryClaims.Tenant) || current.Id is { } tenant && tenant != TenantId.Host;
}

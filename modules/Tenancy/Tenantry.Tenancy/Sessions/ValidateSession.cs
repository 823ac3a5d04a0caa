using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Users;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Validates the session of a request and replaces its principal with the user's current data.</summary>
internal sealed class ValidateSession(SessionPrincipals standings)
{
    public async Task RunAsync(HttpContext context)
    {
        var session = context.User;
        if (session.FindFirstValue(SignInSchemes.StampClaim) is not { } stamp
            || !Guid.TryParse(session.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
        {
            return;
        }

        var principal = await standings.FindAsync(userId, GetTenantId(session), context.RequestAborted);
        if (principal is null || principal.SecurityStamp != stamp)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            if (session.Identity?.AuthenticationType == SignInSchemes.Cookie)
            {
                await context.SignOutAsync(SignInSchemes.Cookie);
            }

            return;
        }

        context.Features.Set(principal);
        context.User = Principal(principal, stamp, session.Identity!.AuthenticationType!);
    }

    public static TenantId? GetTenantId(ClaimsPrincipal claims) =>
        Guid.TryParse(claims.FindFirstValue(TenantryClaims.Tenant), out var tenant) ? new TenantId(tenant) : null;

    private static ClaimsPrincipal Principal(SessionPrincipal principal, string stamp, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, principal.UserId.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, principal.Name));
        identity.AddClaim(new Claim(ClaimTypes.Email, principal.Email));
        identity.AddClaim(new Claim(SignInSchemes.StampClaim, stamp));
        if (principal.IsOperator)
        {
            identity.AddClaim(new Claim(TenantryClaims.Operator, "true"));
        }

        // A tenant that the user has left is ignored, even if the session contains it.
        if (principal is { Role: { } role, Tenant: { } tenant })
        {
            identity.AddClaim(new Claim(TenantryClaims.Tenant, tenant.Id.ToString()));
            identity.AddClaim(new Claim(TenantryClaims.Role, role));
        }

        return new ClaimsPrincipal(identity);
    }
}

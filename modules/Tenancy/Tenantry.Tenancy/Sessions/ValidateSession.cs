using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Users;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Validates the session of a request and replaces its principal with the user's current data.</summary>
internal sealed class ValidateSession(SessionPrincipals principals, SecondFactorPolicy secondFactors)
{
    public async Task RunAsync(HttpContext context)
    {
        var ticket = context.User;
        if (ticket.FindFirstValue(SignInSchemes.StampClaim) is not { } stamp || GetUserId(ticket) is not { } userId
            || GetSessionId(ticket) is not { } session)
        {
            // A ticket without a session was issued by an earlier version, before sessions were stored.
            if (ticket.HasClaim(claim => claim.Type == SignInSchemes.StampClaim))
            {
                await RefuseAsync(context, SessionEnd.Expired);
            }

            return;
        }

        var principal = await principals.FindAsync(userId, session, GetTenantId(ticket), context.RequestAborted);
        if (principal is null || principal.SecurityStamp != stamp || !principal.IsOpen)
        {
            await RefuseAsync(context, principal is { IsOpen: false } ? SessionEnd.Expired : SessionEnd.SignedOut);
            return;
        }

        await principals.UpdateLastSeenAsync(principal, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);
        context.Features.Set(principal);
        context.User = Principal(principal, stamp, ticket.Identity!.AuthenticationType!);
    }

    public static TenantId? GetTenantId(ClaimsPrincipal claims) =>
        GetId(claims, TenantryClaims.Tenant) is { } tenant ? new TenantId(tenant) : null;

    public static Guid? GetUserId(ClaimsPrincipal claims) => GetId(claims, ClaimTypes.NameIdentifier);

    public static Guid? GetSessionId(ClaimsPrincipal claims) => GetId(claims, SignInSchemes.SessionClaim);

    private static Guid? GetId(ClaimsPrincipal claims, string type) => Guid.TryParse(claims.FindFirstValue(type), out var id) ? id : null;

    private static async Task RefuseAsync(HttpContext context, SessionEnd end)
    {
        var scheme = context.User.Identity?.AuthenticationType;
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        if (scheme == SignInSchemes.Cookie)
        {
            context.Features.Set(end);
            await context.SignOutAsync(SignInSchemes.Cookie);
        }
    }

    private ClaimsPrincipal Principal(SessionPrincipal principal, string stamp, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, principal.UserId.ToString()));
        identity.AddClaim(new Claim(SignInSchemes.SessionClaim, principal.SessionId.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, principal.Name));
        identity.AddClaim(new Claim(ClaimTypes.Email, principal.Email));
        identity.AddClaim(new Claim(SignInSchemes.StampClaim, stamp));
        if (principal.OperatorRole is { } operatorRole && !secondFactors.IsMissing(principal))
        {
            identity.AddClaim(new Claim(TenantryClaims.Operator, operatorRole));
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

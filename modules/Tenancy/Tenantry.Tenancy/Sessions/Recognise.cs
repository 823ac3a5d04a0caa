using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Users;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Turns what a session carries into what the person is now.</summary>
internal sealed class Recognise(Standings standings)
{
    public async Task RunAsync(HttpContext context)
    {
        var ticket = context.User;
        if (ticket.FindFirstValue(SignInSchemes.StampClaim) is not { } stamp
            || !Guid.TryParse(ticket.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
        {
            return;
        }

        var standing = await standings.FindAsync(person, TenantIn(ticket), context.RequestAborted);
        if (standing is null || standing.Stamp != stamp)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            if (ticket.Identity?.AuthenticationType == SignInSchemes.Cookie)
            {
                await context.SignOutAsync(SignInSchemes.Cookie);
            }

            return;
        }

        context.Features.Set(standing);
        context.User = Principal(standing, stamp, ticket.Identity!.AuthenticationType!);
    }

    public static TenantId? TenantIn(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(TenantryClaims.Tenant), out var tenant) ? new TenantId(tenant) : null;

    private static ClaimsPrincipal Principal(Standing standing, string stamp, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, standing.PersonId.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, standing.Name));
        identity.AddClaim(new Claim(ClaimTypes.Email, standing.Email));
        identity.AddClaim(new Claim(SignInSchemes.StampClaim, stamp));
        if (standing.IsOperator)
        {
            identity.AddClaim(new Claim(TenantryClaims.Operator, "true"));
        }

        // A tenant that the person has left is not their tenant, whatever the session says.
        if (standing is { Role: { } role, Tenant: { } tenant })
        {
            identity.AddClaim(new Claim(TenantryClaims.Tenant, tenant.Id.ToString()));
            identity.AddClaim(new Claim(TenantryClaims.Role, role));
        }

        return new ClaimsPrincipal(identity);
    }
}

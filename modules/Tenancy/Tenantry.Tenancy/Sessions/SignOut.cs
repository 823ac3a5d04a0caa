using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>
/// Ends a session. A cookie is deleted. A token cannot be revoked individually, so signing out with a token ends all sessions of the user.
/// </summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/logout", async (HttpContext context, UserManager<User> users) =>
        {
            if (context.User.Identity?.AuthenticationType == SignInSchemes.Token
                && await users.FindByIdAsync(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!) is { } user)
            {
                await users.UpdateSecurityStampAsync(user);
            }

            await context.SignOutAsync(SignInSchemes.Cookie);
            return TypedResults.NoContent();
        })
        .WithMetadata(new AllowWhileSuspended())
        .WithName(nameof(SignOut))
        .WithSummary("Signs out.");
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Ends the session of the request, so that a copy of its cookie or token stops working too.</summary>
internal sealed class SignOut(EndSessions sessions)
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/logout", async (HttpContext context, SignOut signOut) =>
        {
            await signOut.RunAsync(context);
            return TypedResults.NoContent();
        })
        .WithMetadata(new AllowWhileSuspended(), new AllowWithoutSecondFactorAttribute())
        .WithName(nameof(SignOut))
        .WithSummary("Signs out.");

    public async Task RunAsync(HttpContext context)
    {
        if (ValidateSession.GetSessionId(context.User) is { } session)
        {
            await sessions.EndAsync(context.User, session, context.RequestAborted);
        }

        await context.SignOutAsync(SignInSchemes.Cookie);
    }
}

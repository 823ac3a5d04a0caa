using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Pages;

/// <summary>Maps the form that signs out.</summary>
internal static class SignOutForm
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/signout", async (HttpContext context, SignOut signOut, TenancyOptions options) =>
        {
            await signOut.RunAsync(context);
            return TypedResults.LocalRedirect("~" + options.SignInPath);
        })
        .RequireForm()
        .WithMetadata(new AllowWhileSuspended(), new AllowWithoutSecondFactorAttribute())
        .ExcludeFromDescription();
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.AdminUi;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Pages;

/// <summary>Maps the forms that end one other session of the user, or all of them.</summary>
internal static class EndSessionForm
{
    public const string OthersPath = "/space/account/sessions/end-others";

    public static string PathOf(Guid session) => $"/space/account/sessions/{session}/end";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/space/account/sessions/{id:guid}/end", async (
            Guid id, EndSessions end, HttpContext context, Flash flash, TenancyOptions options, CancellationToken ct) =>
        {
            var ended = await end.EndAsync(context.User, id, ct);
            if (ended.IsProblem)
            {
                return (IResult)ended.ToHttp();
            }

            flash.Success("Signed out on that device.");
            return TypedResults.LocalRedirect("~" + options.AccountPath);
        }).RequireForm().RequireAuthorization(SignInSchemes.RequireSession).ExcludeFromDescription();
        endpoints.MapPost(OthersPath, async (
            EndSessions end, HttpContext context, Flash flash, TenancyOptions options, CancellationToken ct) =>
        {
            var ended = await end.EndOthersAsync(context.User, ct);
            flash.Success(ended == 1 ? "Signed out on 1 other device." : $"Signed out on {ended} other devices.");
            return TypedResults.LocalRedirect("~" + options.AccountPath);
        }).RequireForm().RequireAuthorization(SignInSchemes.RequireSession).ExcludeFromDescription();
    }
}

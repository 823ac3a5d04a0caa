using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Pages;

/// <summary>Extension methods for routes that receive form posts.</summary>
internal static class FormPosts
{
    /// <summary>Requires a valid antiforgery token, independent of where the host adds its antiforgery middleware.</summary>
    public static RouteHandlerBuilder RequireForm(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return await next(context);
        }

        return http.Request.WantsPage() ? TypedResults.StatusCode(StatusCodes.Status400BadRequest)
            : TenancyPagesProblems.FormExpired.ToHttp();
    });
}

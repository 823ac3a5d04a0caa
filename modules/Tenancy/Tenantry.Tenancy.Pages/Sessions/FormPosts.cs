using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Pages;

/// <summary>Routes that a page's form posts to.</summary>
internal static class FormPosts
{
    /// <summary>Refuses a post without the token of our own page, wherever the host puts its antiforgery middleware.</summary>
    public static RouteHandlerBuilder RequireForm(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        if (await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return await next(context);
        }

        return http.Request.WantsPage() ? TypedResults.StatusCode(StatusCodes.Status400BadRequest) : TenancyPagesProblems.FormExpired.ToHttp();
    });
}

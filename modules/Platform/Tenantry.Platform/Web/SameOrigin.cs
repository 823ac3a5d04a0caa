using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Web;

/// <summary>
/// Refuses a request of another site that changes something through the API with the session cookie of a user. Browsers send the cookie
/// for sibling domains, too, and a call without a body needs no preflight. API keys and bearer tokens are not affected.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next, IAuthenticationSchemeProvider schemes)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsUnsafe(context.Request) && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && await HasCookieSessionAsync(context) && !IsFromThisSite(context.Request))
        {
            await RequestErrors.RespondAsync(context, WebProblems.CrossOriginRequest.ToHttp());
            return;
        }

        await next(context);
    }

    public static bool IsUnsafe(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && !HttpMethods.IsOptions(request.Method) && !HttpMethods.IsTrace(request.Method);

    private static bool IsFromThisSite(HttpRequest request)
    {
        // Pages can't set this header.
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is "same-origin" or "none";
        }

        // Without the scheme: a proxy can have ended TLS.
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.ToUriComponent(), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<bool> HasCookieSessionAsync(HttpContext context)
    {
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult is not { Succeeded: true, Ticket: var ticket })
        {
            return false;
        }

        var scheme = await schemes.GetSchemeAsync(ticket.AuthenticationScheme);
        return scheme?.HandlerType.IsAssignableTo(typeof(CookieAuthenticationHandler)) == true;
    }
}

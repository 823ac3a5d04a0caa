using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;

namespace Tenantry.Platform.Web;

/// <summary>
/// Refuses a request of another site that changes something through the API with the session cookie of a user. Browsers send the cookie for
/// sibling domains, too, and a call without a body needs no preflight. API keys and bearer tokens are not affected.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsUnsafe(context.Request) && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && HasCookieSession(context) && !IsFromThisSite(context.Request))
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

    // The user can be replaced after authentication, so the scheme is not known for sure. No other site can add a key or a token.
    private static bool HasCookieSession(HttpContext context) => context.User.Identity?.IsAuthenticated == true
        && context.Request.Headers.Cookie.Count > 0 && context.Request.Headers.Authorization.Count == 0
        && !context.User.HasClaim(claim => claim.Type == TenantryClaims.ApiKey);
}

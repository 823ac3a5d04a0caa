using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Provides the authentication schemes: an API key, then a token, then the cookie.</summary>
internal static class SignInSchemes
{
    public const string Any = "Tenantry";
    public const string Cookie = "Tenantry.Cookie";
    public const string Token = "Tenantry.Token";

    /// <summary>The claim of the security stamp. The session ends when the stamp in the database changes.</summary>
    public const string StampClaim = "tenantry:stamp";

    /// <summary>The claim of the session, without which nothing of the principal is valid.</summary>
    public const string SessionClaim = "tenantry:session";

    /// <summary>The claim of the number of a refresh token.</summary>
    public const string RefreshClaim = "tenantry:refresh";

    /// <summary>Creates the principal of a session. Name, role and other data are read on each request.</summary>
    public static ClaimsPrincipal CreatePrincipal(User user, Session session, TenantId? tenant, string scheme)
    {
        var principal = CreatePrincipal(user, session.Id, tenant, scheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(
            new Claim(RefreshClaim, session.RefreshNumber.ToString(CultureInfo.InvariantCulture)));
        return principal;
    }

    /// <summary>Creates the principal of a session that continues, for another tenant or after a new password.</summary>
    public static ClaimsPrincipal CreatePrincipal(User user, Guid session, TenantId? tenant, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
        identity.AddClaim(new Claim(SessionClaim, session.ToString()));
        identity.AddClaim(new Claim(StampClaim, user.SecurityStamp!));
        if (tenant is { } tenantId)
        {
            identity.AddClaim(new Claim(TenantryClaims.Tenant, tenantId.ToString()));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>The name of the policy that requires a session, for pages.</summary>
    public const string SessionPolicy = "Tenantry.Session";

    /// <summary>Requires a signed-in user with a session. An API key has none.</summary>
    public static void RequireSession(AuthorizationPolicyBuilder policy) => policy.RequireClaim(SessionClaim);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(SessionPolicy, RequireSession);
        services.AddAuthentication(Any)
            .AddPolicyScheme(Any, null, policy => policy.ForwardDefaultSelector = Choose)
            .AddCookie(Cookie)
            .AddBearerToken(Token)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddOptions<CookieAuthenticationOptions>(Cookie).Configure<TenancyOptions>((cookie, options) =>
        {
            // The stored session decides when it ends. The cookie only has to last as long.
            cookie.ExpireTimeSpan = options.SessionMaxLength;
            cookie.Cookie = new SessionCookie(options.BaseDomain, SessionCookie.SessionName);
            Configure(cookie, options);
        });
        services.AddOptions<BearerTokenOptions>(Token).Configure<TenancyOptions>((token, options) =>
        {
            token.BearerTokenExpiration = options.TokenLength;
            token.RefreshTokenExpiration = options.SessionLength;
        });
    }

    private static string Choose(HttpContext context) => ApiKeyHandler.GetKey(context.Request) is not null
        ? ApiKeyHandler.SchemeName
        : context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Token : Cookie;

    private static void Configure(CookieAuthenticationOptions cookie, TenancyOptions options)
    {
        cookie.LoginPath = options.SignInPath;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.SlidingExpiration = false;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.WantsPage())
            {
                context.Response.Redirect(SessionEnd.AppendTo(options.SignInPath, context.HttpContext,
                    context.Request.PathBase + context.Request.Path + context.Request.QueryString));
                return Task.CompletedTask;
            }

            return SessionProblems.SignInRequired.ToHttp().ExecuteAsync(context.HttpContext);
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            if (options.AccessDeniedPath is { } page && context.Request.WantsPage())
            {
                context.Response.Redirect(page);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }

            return Task.CompletedTask;
        };
    }

    /// <summary>Determines whether a browser expects a page instead of problem details.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>
/// Builds the session cookie and the cookie of a known device. It is valid for all tenant subdomains if the deployment has a base domain.
/// </summary>
internal sealed class SessionCookie : CookieBuilder
{
    public const string SessionName = "tn-session";

    private readonly string? _baseDomain;

    public SessionCookie(string? baseDomain, string name)
    {
        _baseDomain = baseDomain;
        Name = name;
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        var host = context.Request.Host.Host;
        // On other hosts, such as localhost, a browser would reject a cookie with this domain.
        cookie.Domain = _baseDomain is not null
            && (host == _baseDomain || host.EndsWith("." + _baseDomain, StringComparison.OrdinalIgnoreCase))
            ? _baseDomain
            : null;
        return cookie;
    }
}

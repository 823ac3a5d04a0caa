using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>How a request may say who sends it: a key, else a token, else the cookie.</summary>
internal static class SignInSchemes
{
    public const string Any = "Tenantry";
    public const string Cookie = "Tenantry.Cookie";
    public const string Token = "Tenantry.Token";

    /// <summary>The security stamp: another one in the database ends the session.</summary>
    public const string StampClaim = "tenantry:stamp";

    /// <summary>What a session carries. Name, role and the rest are read anew for each request.</summary>
    public static ClaimsPrincipal Ticket(Person person, TenantId? tenant, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()));
        identity.AddClaim(new Claim(StampClaim, person.SecurityStamp!));
        if (tenant is { } tenantId)
        {
            identity.AddClaim(new Claim(TenantryClaims.Tenant, tenantId.ToString()));
        }

        return new ClaimsPrincipal(identity);
    }

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Any)
            .AddPolicyScheme(Any, null, policy => policy.ForwardDefaultSelector = Choose)
            .AddCookie(Cookie)
            .AddBearerToken(Token)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.SchemeName, null);
        services.AddOptions<CookieAuthenticationOptions>(Cookie).Configure<TenancyOptions>((cookie, options) =>
        {
            cookie.ExpireTimeSpan = options.SessionLength;
            cookie.Cookie = new SessionCookie(options.BaseDomain);
            Configure(cookie, options);
        });
        services.AddOptions<BearerTokenOptions>(Token).Configure<TenancyOptions>((token, options) =>
        {
            token.BearerTokenExpiration = options.TokenLength;
            token.RefreshTokenExpiration = options.SessionLength;
        });
    }

    private static string Choose(HttpContext context) => KeyHandler.KeyIn(context.Request) is not null
        ? KeyHandler.SchemeName
        : context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Token : Cookie;

    private static void Configure(CookieAuthenticationOptions cookie, TenancyOptions options)
    {
        cookie.LoginPath = options.SignInPath;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.WantsPage())
            {
                context.Response.Redirect(ReturnPath.Carry(options.SignInPath, context.Request.PathBase + context.Request.Path + context.Request.QueryString));
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

    /// <summary>Says whether a person's browser asks, who is better served by a page than by problem details.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>The cookie of a session; valid for every tenant's subdomain where the deployment has a base domain.</summary>
internal sealed class SessionCookie : CookieBuilder
{
    private readonly string? _baseDomain;

    public SessionCookie(string? baseDomain)
    {
        _baseDomain = baseDomain;
        Name = "tn-session";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        var host = context.Request.Host.Host;
        // On any other host, such as localhost, a browser would drop a cookie with this domain.
        cookie.Domain = _baseDomain is not null && (host == _baseDomain || host.EndsWith("." + _baseDomain, StringComparison.OrdinalIgnoreCase))
            ? _baseDomain
            : null;
        return cookie;
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.AdminUi.Tests.Resources;

/// <summary>Authenticates requests by a cookie with <c>operator</c> or a role in the tenant of the tests.</summary>
internal sealed class CookieAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Cookie = "as";
    public new const string Scheme = "Cookie";

    public static Guid User { get; } = Guid.Parse("01900000-0000-7000-8000-00000000aaaa");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { Length: > 0 } role)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        List<Claim> claims = [new(ClaimTypes.NameIdentifier, User.ToString()), new(ClaimTypes.Name, "Ada Lovelace"),
            new(ClaimTypes.Email, "ada@example.com")];
        claims.Add(role == "operator" ? new(TenantryClaims.Operator, "true") : new(TenantryClaims.Role, role));
        return Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(Request.Path + Request.QueryString));
        return Task.CompletedTask;
    }
}

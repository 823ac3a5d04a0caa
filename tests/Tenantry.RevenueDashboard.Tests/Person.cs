using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.RevenueDashboard.Tests;

/// <summary>Whoever the request says it is: <c>operator</c>, a role of a tenant, or nobody.</summary>
internal sealed class Person(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Header";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var role = Request.Headers["X-Role"].ToString();
        if (role.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var claim = role == "operator" ? new Claim(TenantryClaims.Operator, "true") : new Claim(TenantryClaims.Role, role);
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, "Ada Lovelace"), claim], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }
}

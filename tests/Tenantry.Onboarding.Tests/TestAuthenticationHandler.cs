using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.Onboarding.Tests;

/// <summary>Authenticates requests by a header or cookie with a tenant ID and a role, such as <c>01a1…:owner</c>.</summary>
internal sealed class TestAuthenticationHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger,
    UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Test";

    public const string Header = "X-Person";

    public const string Operator = "operator";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var value = Request.Headers[Header].FirstOrDefault() ?? Request.Cookies[Header];
        if (value?.Split(':') is not [var tenant, var role])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = role == Operator
            ? new ClaimsIdentity([new(ClaimTypes.Name, "Ada Lovelace"), new(TenantryClaims.Operator, "true")], Scheme)
            : new ClaimsIdentity(
            [new(ClaimTypes.Name, "Ada Lovelace"), new(ClaimTypes.Email, "ada@example.com"), new(TenantryClaims.Tenant, tenant),
                new(TenantryClaims.Role, role)], Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }
}

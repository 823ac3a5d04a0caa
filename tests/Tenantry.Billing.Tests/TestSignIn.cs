using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.Billing.Tests;

/// <summary>Signs in whoever the headers say: the tenancy module's part, which these tests leave out.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public static HttpClient As(HttpClient client, TenantId tenant, string role)
    {
        client.DefaultRequestHeaders.Add("test-tenant", tenant.ToString());
        client.DefaultRequestHeaders.Add("test-role", role);
        return client;
    }

    public static async Task SetTenantAsync(HttpContext context, RequestDelegate next)
    {
        TenantId? tenant = Guid.TryParse(context.User.FindFirstValue(TenantryClaims.Tenant), out var id) ? new TenantId(id) : null;
        using var ambient = context.RequestServices.GetRequiredService<ICurrentTenant>().Change(tenant);
        await next(context);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue("test-tenant", out var tenant))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, "01a00000-0000-7000-8000-0000000000b1"), new(ClaimTypes.Email, "parent@example.com"),
                new(TenantryClaims.Tenant, tenant.ToString()), new(TenantryClaims.Role, Request.Headers["test-role"].ToString()),
            ],
            "test");
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "test")));
    }
}

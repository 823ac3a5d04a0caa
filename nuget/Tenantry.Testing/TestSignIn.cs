using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Users;

namespace Tenantry.Testing;

/// <summary>
/// Signs in a member of a tenant with any role, or an operator, in tests of a host without the tenancy module. It trusts the headers of
/// requests, so never add it to an application.
/// </summary>
public static class TestSignIn
{
    /// <summary>The ID of the signed-in user.</summary>
    public const string UserId = "01a00000-0000-7000-8000-0000000000b1";

    /// <summary>The email address of the signed-in user.</summary>
    public const string Email = "user@example.com";

    private const string Scheme = "test";
    private const string TenantHeader = "test-tenant";
    private const string RoleHeader = "test-role";
    private const string OperatorHeader = "test-operator";

    /// <summary>Adds the test sign-in as the authentication of the host.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTestSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, Handler>(Scheme, null);
        return services;
    }

    /// <summary>
    /// Adds the middleware that authenticates requests, sets the current tenant and authorizes, in place of the tenancy module.
    /// </summary>
    /// <param name="app">The host.</param>
    /// <returns>The host.</returns>
    public static WebApplication UseTestSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(SetTenantAsync);
        app.UseAuthorization();
        return app;
    }

    /// <summary>Signs a client in as a member of a tenant.</summary>
    /// <param name="client">The client.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="role">The role, such as <c>owner</c>, <c>admin</c> or <c>member</c>.</param>
    /// <returns>The client.</returns>
    public static HttpClient SignInAs(this HttpClient client, TenantId tenant, string role = "member")
    {
        ArgumentNullException.ThrowIfNull(client);
        client.DefaultRequestHeaders.Add(TenantHeader, tenant.ToString());
        client.DefaultRequestHeaders.Add(RoleHeader, role);
        return client;
    }

    /// <summary>Signs a client in as an operator of the deployment.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The client.</returns>
    public static HttpClient SignInAsOperator(this HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.DefaultRequestHeaders.Add(OperatorHeader, "true");
        return client;
    }

    private static async Task SetTenantAsync(HttpContext context, RequestDelegate next)
    {
        TenantId? tenant = Guid.TryParse(context.User.FindFirstValue(TenantryClaims.Tenant), out var id) ? new TenantId(id) : null;
        using var ambient = context.RequestServices.GetRequiredService<ICurrentTenant>().Change(tenant);
        await next(context);
    }

    private sealed class Handler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            List<Claim> claims = [];
            if (Request.Headers.TryGetValue(TenantHeader, out var tenant))
            {
                claims.AddRange([new(TenantryClaims.Tenant, tenant.ToString()),
                    new(TenantryClaims.Role, Request.Headers[RoleHeader].ToString())]);
            }

            if (Request.Headers.ContainsKey(OperatorHeader))
            {
                claims.Add(new(TenantryClaims.Operator, "true"));
            }

            if (claims.Count == 0)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            claims.AddRange([new(ClaimTypes.NameIdentifier, UserId), new(ClaimTypes.Name, "Ada Lovelace"), new(ClaimTypes.Email, Email)]);
            var identity = new ClaimsIdentity(claims, TestSignIn.Scheme);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), TestSignIn.Scheme)));
        }
    }
}

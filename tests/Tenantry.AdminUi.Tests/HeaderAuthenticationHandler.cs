using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tenantry.AdminUi.Tests;

/// <summary>Authenticates requests by a header with a name and a header with permissions. Without them, the user is Ada.</summary>
internal sealed class HeaderAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Header";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var name = Request.Headers.TryGetValue("X-Person", out var header) ? header.ToString() : "Ada Lovelace";
        if (name.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var permissions = Request.Headers["X-Permissions"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, name), new(ClaimTypes.Email, "ada@example.com"),
                .. permissions.Select(permission => new Claim("permission", permission))],
            Scheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }
}

internal sealed class Workspaces : IShellContext
{
    public ValueTask<ShellTenant?> CurrentTenantAsync(CancellationToken ct = default) =>
        ValueTask.FromResult<ShellTenant?>(new("Northwind Academy", "/dev/gallery", "Owner"));

    public ValueTask<IReadOnlyList<ShellTenant>> TenantsAsync(CancellationToken ct = default) =>
        ValueTask.FromResult<IReadOnlyList<ShellTenant>>(
        [new("Northwind Academy", "/dev/gallery", "Owner"), new("Kite & Co", "/dev/gallery?t=2", "Member")]);
}

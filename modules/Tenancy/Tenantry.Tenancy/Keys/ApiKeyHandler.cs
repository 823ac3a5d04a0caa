using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Keys;

/// <summary>
/// Authenticates a request by the API key in <c>X-Tenant-Key</c>, or in <c>Authorization: Bearer</c> if it has the prefix of our keys.
/// </summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TenancyDbContext db,
    ICurrentTenant current, ApiKeyPermissions permissions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Tenantry.Key";
    private const string Header = "X-Tenant-Key";
    private const string Bearer = "Bearer ";

    // The last use of a key is updated at most every five minutes, not with every call.
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(5);

    public static string? GetKey(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var key))
        {
            return key.ToString();
        }

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer + ApiKeyText.TypePrefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ApiKeyText.Parse(GetKey(Request) ?? "") is not { } key)
        {
            return AuthenticateResult.Fail("The API key is malformed.");
        }

        using var tenant = current.Change(key.Tenant);
        var row = await db.Set<ApiKey>().AsNoTracking()
            .FirstOrDefaultAsync(apiKey => apiKey.Id == key.Id && apiKey.RevokedAt == null, Context.RequestAborted);
        // Hashed first and compared in constant time: the response time reveals nothing about the secret.
        if (!CryptographicOperations.FixedTimeEquals(key.Hash, row?.SecretHash ?? new byte[32]) || row is null
            || row.ExpiresAt <= TimeProvider.GetUtcNow() || await permissions.FindAsync(row, Context.RequestAborted) is not { } granted)
        {
            return AuthenticateResult.Fail("The API key is unknown, expired or revoked.");
        }

        await UpdateLastUsedAsync(row);
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(TenantryClaims.ApiKey, row.Id.ToString()));
        identity.AddClaim(new Claim(TenantryClaims.Tenant, row.TenantId.ToString()));
        identity.AddClaims(granted.Select(permission => new Claim(TenantryClaims.Permission, permission)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ApiKeyProblems.InvalidKey.ToHttp().ExecuteAsync(Context);

    private async Task UpdateLastUsedAsync(ApiKey row)
    {
        var now = TimeProvider.GetUtcNow();
        if (row.LastUsedAt is null || row.LastUsedAt < now - UsedEvery)
        {
            await db.Set<ApiKey>().Where(apiKey => apiKey.Id == row.Id).ExecuteUpdateAsync(
                setters => setters.SetProperty(key => key.LastUsedAt, now), Context.RequestAborted);
        }
    }
}

using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a request for a new token.</summary>
internal sealed record RefreshRequest(string? RefreshToken);

/// <summary>
/// Exchanges a refresh token for a new pair of tokens. Each refresh token works once: using one again means that it was copied, so the
/// session ends.
/// </summary>
internal sealed class RefreshToken(
    IOptionsMonitor<BearerTokenOptions> options, SessionPrincipals principals, TenancyDbContext db, ICurrentTenant current,
    TimeProvider clock, ILogger<RefreshToken> logger)
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/refresh", async (RefreshRequest request, RefreshToken refresh, CancellationToken ct) =>
            (await refresh.RunAsync(request, ct))
            .ToHttp(ticket => TypedResults.SignIn(ticket, authenticationScheme: SignInSchemes.Token)))
        .WithName(nameof(RefreshToken))
        .WithSummary("Exchanges a refresh token for a new pair of tokens. Each refresh token works once.");

    public async Task<Result<ClaimsPrincipal>> RunAsync(RefreshRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ticket = options.Get(SignInSchemes.Token).RefreshTokenProtector.Unprotect(request.RefreshToken);
        if (ticket is null || ticket.Properties.ExpiresUtc <= now
            || ValidateSession.GetUserId(ticket.Principal) is not { } userId
            || ValidateSession.GetSessionId(ticket.Principal) is not { } session
            || !int.TryParse(ticket.Principal.FindFirstValue(SignInSchemes.RefreshClaim), CultureInfo.InvariantCulture, out var number)
            || await principals.FindAsync(userId, session, null, ct) is not { } user || !user.IsOpen
            || user.SecurityStamp != ticket.Principal.FindFirstValue(SignInSchemes.StampClaim))
        {
            return SessionProblems.SignInRequired;
        }

        if (await db.Set<Session>().Where(row => row.Id == session && row.RefreshNumber == number).ExecuteUpdateAsync(
            row => row.SetProperty(open => open.RefreshNumber, number + 1).SetProperty(open => open.LastSeenAt, now), ct) == 0)
        {
            await EndAsync(userId, session, ct);
            return SessionProblems.SignInRequired;
        }

        return WithNumber(ticket.Principal, number + 1);
    }

    private static ClaimsPrincipal WithNumber(ClaimsPrincipal principal, int number) => new(new ClaimsIdentity(
        principal.Claims.Where(claim => claim.Type != SignInSchemes.RefreshClaim)
            .Append(new Claim(SignInSchemes.RefreshClaim, number.ToString(CultureInfo.InvariantCulture))),
        SignInSchemes.Token));

    private async Task EndAsync(Guid userId, Guid session, CancellationToken ct)
    {
        using var host = current.Change(TenantId.Host);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<Session>().Where(row => row.Id == session).ExecuteDeleteAsync(ct);
        db.Audit("tenancy.session.refresh_token_reused", $"user/{userId}", detail: new { session });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        logger.RefreshTokenReused(session, userId);
    }
}

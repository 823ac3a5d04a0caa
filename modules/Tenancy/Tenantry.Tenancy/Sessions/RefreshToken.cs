using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Problems;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a request for a new token.</summary>
internal sealed record RefreshRequest(string? RefreshToken);

/// <summary>Issues a new token for a session that has not ended.</summary>
internal sealed class RefreshToken(IOptionsMonitor<BearerTokenOptions> options, SessionPrincipals standings, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/refresh", async (RefreshRequest request, RefreshToken refresh, CancellationToken ct) =>
            (await refresh.RunAsync(request, ct))
            .ToHttp(ticket => TypedResults.SignIn(ticket, authenticationScheme: SignInSchemes.Token)))
        .WithName(nameof(RefreshToken))
        .WithSummary("Exchanges a refresh token for a new token.");

    public async Task<Result<ClaimsPrincipal>> RunAsync(RefreshRequest request, CancellationToken ct)
    {
        var ticket = options.Get(SignInSchemes.Token).RefreshTokenProtector.Unprotect(request.RefreshToken);
        return ticket?.Properties.ExpiresUtc > clock.GetUtcNow() && await IsCurrentAsync(ticket.Principal, ct)
            ? ticket.Principal
            : SessionProblems.SignInRequired;
    }

    private async Task<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken ct) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
        && await standings.FindAsync(userId, null, ct) is { } current
        && current.SecurityStamp == principal.FindFirstValue(SignInSchemes.StampClaim);
}

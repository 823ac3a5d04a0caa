using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Problems;

namespace Tenantry.Tenancy.Sessions;

/// <summary>What a new token is asked for with.</summary>
internal sealed record RefreshRequest(string? RefreshToken);

/// <summary>Gives a new token for an old session that has not ended.</summary>
internal sealed class RefreshToken(IOptionsMonitor<BearerTokenOptions> options, Standings standings, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapPost("/refresh", async (RefreshRequest asked, RefreshToken refresh, CancellationToken ct) => (await refresh.RunAsync(asked, ct))
            .ToHttp(ticket => TypedResults.SignIn(ticket, authenticationScheme: SignInSchemes.Token)))
        .WithName(nameof(RefreshToken))
        .WithSummary("Answers with a new token for a refresh token.");

    public async Task<Result<ClaimsPrincipal>> RunAsync(RefreshRequest asked, CancellationToken ct)
    {
        var ticket = options.Get(SignInSchemes.Token).RefreshTokenProtector.Unprotect(asked.RefreshToken);
        return ticket?.Properties.ExpiresUtc > clock.GetUtcNow() && await IsCurrentAsync(ticket.Principal, ct)
            ? ticket.Principal
            : SessionProblems.SignInRequired;
    }

    private async Task<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken ct) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
        && await standings.FindAsync(person, null, ct) is { } standing
        && standing.Stamp == principal.FindFirstValue(SignInSchemes.StampClaim);
}

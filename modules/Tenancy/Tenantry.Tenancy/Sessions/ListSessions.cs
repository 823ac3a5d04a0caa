using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents a session in a list.</summary>
internal sealed record SessionSummary(
    Guid Id, string Device, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsCurrent);

/// <summary>Lists the sessions of the signed-in user that have not expired.</summary>
internal sealed class ListSessions(TenancyDbContext db, TenancyOptions options, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder auth) => auth
        .MapGet("/sessions", async (ListSessions list, ClaimsPrincipal user, CancellationToken ct) =>
            TypedResults.Ok(await list.RunAsync(user, ct)))
        .RequireAuthorization(SignInSchemes.RequireSession)
        .WithName(nameof(ListSessions))
        .WithSummary("Lists the sessions of the signed-in user.");

    public async Task<IReadOnlyList<SessionSummary>> RunAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        var (userId, current) = (ValidateSession.GetUserId(user), ValidateSession.GetSessionId(user));
        var now = clock.GetUtcNow();
        var idleSince = now - options.SessionLength;
        return await db.Set<Session>().AsNoTracking()
            .Where(row => row.UserId == userId && row.ExpiresAt > now && row.LastSeenAt > idleSince)
            .OrderByDescending(row => row.Id == current).ThenByDescending(row => row.LastSeenAt)
            .Select(row => new SessionSummary(row.Id, row.Device, row.Address, row.CreatedAt, row.LastSeenAt, row.Id == current))
            .ToListAsync(ct);
    }
}

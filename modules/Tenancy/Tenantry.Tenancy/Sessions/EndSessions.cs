using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Ends sessions of a user. A cookie or token of an ended session is refused from the next request on.</summary>
internal sealed class EndSessions(TenancyDbContext db, ICurrentTenant current)
{
    public static void Map(IEndpointRouteBuilder auth)
    {
        auth.MapDelete("/sessions/{id:guid}", async (Guid id, EndSessions end, ClaimsPrincipal user, CancellationToken ct) =>
                (await end.EndAsync(user, id, ct)).ToHttp())
            .RequireAuthorization(SignInSchemes.RequireSession)
            .WithName("EndSession")
            .WithSummary("Ends a session of the signed-in user.");
        auth.MapDelete("/sessions", async (EndSessions end, ClaimsPrincipal user, CancellationToken ct) =>
            {
                await end.EndOthersAsync(user, ct);
                return TypedResults.NoContent();
            })
            .RequireAuthorization(SignInSchemes.RequireSession)
            .WithName("EndOtherSessions")
            .WithSummary("Ends all sessions of the signed-in user except this one.");
    }

    public async Task<Result> EndAsync(ClaimsPrincipal user, Guid session, CancellationToken ct)
    {
        var userId = ValidateSession.GetUserId(user);
        return await db.Set<Session>().Where(row => row.Id == session && row.UserId == userId).ExecuteDeleteAsync(ct) > 0
            ? Result.Success
            : SessionProblems.SessionNotFound;
    }

    public Task<int> EndOthersAsync(ClaimsPrincipal user, CancellationToken ct) =>
        EndAllAsync(ValidateSession.GetUserId(user), ValidateSession.GetSessionId(user), ct);

    /// <summary>Ends all sessions of a user, except the one to keep.</summary>
    public Task<int> EndAllAsync(Guid? userId, Guid? except, CancellationToken ct) =>
        db.Set<Session>().Where(row => row.UserId == userId && row.Id != except).ExecuteDeleteAsync(ct);

    /// <summary>Ends all sessions of a user for an operator, with a reason for the audit log.</summary>
    public async Task EndAllAsync(Guid userId, Guid? except, string? reason, CancellationToken ct)
    {
        using var host = current.Change(TenantId.Host);
        db.Audit("tenancy.session.all_ended", $"user/{userId}", reason?.Trim());
        await db.SaveChangesAsync(ct);
        await EndAllAsync(userId, except, ct);
    }
}

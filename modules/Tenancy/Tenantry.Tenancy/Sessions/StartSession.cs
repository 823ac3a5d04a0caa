using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Starts a session for a user who has proven their identity. Ends the session that the same browser had before.</summary>
internal sealed class StartSession(
    TenancyDbContext db, UserMemberships memberships, KnownDevices devices, IHttpContextAccessor http, TenancyOptions options,
    TimeProvider clock, ILogger<StartSession> logger)
{
    // A program that signs in for every call would otherwise grow the list of its user without limit.
    private const int MaxPerUser = 100;

    public async Task<ClaimsPrincipal> RunAsync(User user, TenantId? byAddress, string scheme, CancellationToken ct)
    {
        var context = http.HttpContext;
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            Device = DeviceName.Of(context?.Request.Headers.UserAgent),
            Address = context?.Connection.RemoteIpAddress?.ToString(),
            IsToken = scheme == SignInSchemes.Token,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + options.SessionMaxLength,
        };
        await EndPreviousAsync(user, context, now, ct);
        db.Add(session);
        await db.SaveChangesAsync(ct);
        await db.Set<User>().Where(row => row.Id == user.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(signedIn => signedIn.LastSignInAt, now), ct);
        if (context is not null && !session.IsToken)
        {
            devices.Remember(context, user.NormalizedEmail!);
        }

        logger.SignedIn(user.Id);
        return SignInSchemes.CreatePrincipal(user, session, await memberships.SelectTenantAsync(user, byAddress, ct), scheme);
    }

    private async Task EndPreviousAsync(User user, HttpContext? context, DateTimeOffset now, CancellationToken ct)
    {
        var previous = context?.User.Identity?.AuthenticationType == SignInSchemes.Cookie
            ? ValidateSession.GetSessionId(context.User) : null;
        var idleSince = now - options.SessionLength;
        await db.Set<Session>().Where(row => row.Id == previous
            || (row.UserId == user.Id && (row.ExpiresAt <= now || row.LastSeenAt <= idleSince))).ExecuteDeleteAsync(ct);
        var oldest = await db.Set<Session>().Where(row => row.UserId == user.Id).OrderByDescending(row => row.LastSeenAt)
            .Skip(MaxPerUser - 1).Select(row => row.Id).ToListAsync(ct);
        if (oldest.Count > 0)
        {
            await db.Set<Session>().Where(row => oldest.Contains(row.Id)).ExecuteDeleteAsync(ct);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>
/// Throttles sign-in attempts. An attempt is counted in one statement before the password is checked: concurrent guesses get no
/// more attempts than sequential ones.
/// </summary>
internal sealed class SignInThrottle(TenancyDbContext db, TenancyOptions options, TimeProvider clock, ILogger<SignInThrottle> logger)
{
    /// <summary>Counts an attempt. Returns <see langword="false"/> if the account is locked.</summary>
    public async Task<bool> TryBeginAsync(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = now + options.LockoutFor;
        var maxAttempts = options.LockoutAfter;
        return await db.Set<User>().Where(row => row.Id == userId && (row.LockoutEnd == null || row.LockoutEnd <= now)).ExecuteUpdateAsync(
            row => row
                .SetProperty(user => user.AccessFailedCount, user => user.LockoutEnd != null ? 1 : user.AccessFailedCount + 1)
                .SetProperty(user => user.LockoutEnd, user => user.LockoutEnd == null
                    && user.AccessFailedCount + 1 >= maxAttempts ? until : null),
            ct) > 0;
    }

    /// <summary>Resets the counter after a successful sign-in.</summary>
    public async Task ResetAsync(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Set<User>().Where(row => row.Id == userId).ExecuteUpdateAsync(
            row => row.SetProperty(user => user.AccessFailedCount, 0).SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(user => user.LastSignInAt, now),
            ct);
    }

    /// <summary>Logs the lockout if this was the last allowed attempt.</summary>
    public void LogLockout(User user)
    {
        if (user.AccessFailedCount + 1 == options.LockoutAfter)
        {
            logger.LockedOut(user.Id);
        }
    }
}

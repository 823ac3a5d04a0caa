using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>
/// Counts wrong passwords. An attempt is counted before the password is looked at, in one statement: a thousand guesses at once get no
/// more looks than a thousand one after the other.
/// </summary>
internal sealed class Attempts(TenancyDbContext db, TenancyOptions options, TimeProvider clock, ILogger<Attempts> logger)
{
    /// <summary>Counts an attempt; <see langword="false"/> where the account is locked.</summary>
    public async Task<bool> BeginAsync(Guid person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = now + options.LockoutFor;
        var most = options.LockoutAfter;
        return await db.Set<Person>().Where(row => row.Id == person && (row.LockoutEnd == null || row.LockoutEnd <= now)).ExecuteUpdateAsync(
            row => row
                .SetProperty(one => one.AccessFailedCount, one => one.LockoutEnd != null ? 1 : one.AccessFailedCount + 1)
                .SetProperty(one => one.LockoutEnd, one => one.LockoutEnd == null && one.AccessFailedCount + 1 >= most ? until : null),
            ct) > 0;
    }

    /// <summary>Forgets the attempts: the password was right.</summary>
    public async Task SucceededAsync(Guid person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Set<Person>().Where(row => row.Id == person).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.AccessFailedCount, 0).SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(one => one.LastSignInAt, now),
            ct);
    }

    /// <summary>Says so in the log where this wrong password was the last one allowed.</summary>
    public void Failed(Person person)
    {
        if (person.AccessFailedCount + 1 == options.LockoutAfter)
        {
            logger.LockedOut(person.Id);
        }
    }
}

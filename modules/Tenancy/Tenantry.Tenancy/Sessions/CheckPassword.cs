using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Checks an email address with a password. Only wrong passwords count towards a pause.</summary>
internal sealed class CheckPassword(
    TenancyDbContext db, IPasswordHasher<User> hasher, ILookupNormalizer names, SignInThrottle throttle)
{
    private static string? _dummyHash;

    public async Task<Result<User>> RunAsync(string? email, string? input, CancellationToken ct)
    {
        var password = Passwords.CanBeRight(input) ? input! : "";
        var normalized = names.NormalizeEmail(email?.Trim() ?? "");
        var keys = throttle.KeysOf(normalized);
        // Checked before hashing, because hashing is slow on purpose, ...
        if (await throttle.CheckAsync(keys, ct) is { } paused)
        {
            return paused;
        }

        var user = await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == normalized, ct);
        if (await VerifyAsync(user, password, ct))
        {
            // ... and after it: of many parallel guesses, the right one is refused as well once enough wrong ones were counted.
            if (await throttle.CheckAsync(keys, ct) is { } counted)
            {
                return counted;
            }

            await throttle.ResetAsync(keys, ct);
            return user!;
        }

        await throttle.RecordFailureAsync(keys, ct);
        return SessionProblems.InvalidCredentials;
    }

    // An unknown email address also costs a hash, or the response time would reveal which addresses have an account.
    private async Task<bool> VerifyAsync(User? user, string password, CancellationToken ct)
    {
        var account = user ?? new User { DisplayName = "" };
        var hash = user?.PasswordHash ?? (_dummyHash ??= hasher.HashPassword(account, "no password has this hash"));
        var result = hasher.VerifyHashedPassword(account, hash, password);
        if (result == PasswordVerificationResult.Failed || user?.PasswordHash is null)
        {
            return false;
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var stronger = hasher.HashPassword(user, password);
            await db.Set<User>().Where(row => row.Id == user.Id && row.PasswordHash == hash)
                .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.PasswordHash, stronger), ct);
        }

        return true;
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Asks the signed-in user for the password again before a sensitive change, so that an open browser is not enough.</summary>
internal sealed class ConfirmPassword(UserManager<User> users, SignInThrottle throttle)
{
    public async Task<Result<User>> RunAsync(ClaimsPrincipal principal, string? password, CancellationToken ct)
    {
        if (await users.FindByIdAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "") is not { } user)
        {
            return SessionProblems.SignInRequired;
        }

        var keys = SignInThrottle.KeysOf("password", user.Id);
        if (await throttle.CheckAsync(keys, ct) is { } paused)
        {
            return paused;
        }

        if (!Passwords.CanBeRight(password) || !await users.CheckPasswordAsync(user, password!))
        {
            await throttle.RecordFailureAsync(keys, ct);
            return AccountProblems.PasswordWrong.WithField("password");
        }

        await throttle.ResetAsync(keys, ct);
        return user;
    }
}

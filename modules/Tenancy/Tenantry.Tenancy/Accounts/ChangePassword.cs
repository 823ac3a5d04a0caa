using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Changes the password of a user who knows the current one. Ends all other sessions and renews this one.</summary>
internal sealed class ChangePassword(UserManager<User> users, SignInThrottle throttle, EndSessions sessions, PasswordChangedEmail mail,
    ILogger<ChangePassword> logger)
{
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        ClaimsPrincipal principal, string? currentPassword, string? newPassword, CancellationToken ct)
    {
        if (!Passwords.IsValid(newPassword))
        {
            return AccountProblems.PasswordTooShort.WithField("new");
        }

        var user = (await users.FindByIdAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier)!))!;
        var keys = SignInThrottle.KeysOf("password", user.Id);
        if (await throttle.CheckAsync(keys, ct) is { } paused)
        {
            return paused;
        }

        if (!await users.CheckPasswordAsync(user, currentPassword ?? ""))
        {
            await throttle.RecordFailureAsync(keys, ct);
            return AccountProblems.PasswordWrong.WithField("old");
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, newPassword!);
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return AccountProblems.PasswordWrong.WithField("old");
        }

        await throttle.ResetAsync(keys, ct);
        await sessions.EndOthersAsync(principal, ct);
        await mail.SendAsync(user, ct);
        logger.PasswordSet(user.Id);
        return SignInSchemes.CreatePrincipal(
            user, ValidateSession.GetSessionId(principal)!.Value, ValidateSession.GetTenantId(principal), SignInSchemes.Cookie);
    }
}

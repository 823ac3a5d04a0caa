using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Changes the password of a user who knows the current one. Ends all other sessions and renews this one.</summary>
internal sealed class ChangePassword(UserManager<User> users, ConfirmPassword confirmPassword, EndSessions sessions,
    PasswordChangedEmail mail,
    ILogger<ChangePassword> logger)
{
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        ClaimsPrincipal principal, string? currentPassword, string? newPassword, CancellationToken ct)
    {
        if (Passwords.Check(newPassword, principal.FindFirstValue(ClaimTypes.Email)) is { } problem)
        {
            return problem.WithField("new");
        }

        var confirmed = await confirmPassword.RunAsync(principal, currentPassword, ct);
        if (confirmed.IsProblem)
        {
            return confirmed.Problem.Field is null ? confirmed.Problem : confirmed.Problem.WithField("old");
        }

        var user = confirmed.Value;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, newPassword!);
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return AccountProblems.PasswordWrong.WithField("old");
        }

        await sessions.EndOthersAsync(principal, ct);
        await mail.SendAsync(user, ct);
        logger.PasswordSet(user.Id);
        return SignInSchemes.CreatePrincipal(
            user, ValidateSession.GetSessionId(principal)!.Value, ValidateSession.GetTenantId(principal), SignInSchemes.Cookie);
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Sets a new password with a link from an email, which also confirms the email address. Ends all other sessions.</summary>
internal sealed class ResetPassword(
    TenancyDbContext db, UserManager<User> users, EmailLinks links, SignInThrottle throttle, SessionRenewal sessions,
    SaveEmailConfirmation proof, PasswordChangedEmail mail, ILogger<ResetPassword> logger)
{
    public async Task<Result<(User Person, EmailLink Link)>> FindAsync(string? token, CancellationToken ct) =>
        links.Read(EmailLinks.Reset, token) is { } link
        && await db.Set<User>().FirstOrDefaultAsync(row => row.Id == link.UserId, ct) is { } user
        && user.SecurityStamp == link.Stamp
            ? (user, link)
            : AccountProblems.LinkInvalid;

    public async Task<Result<NewSession>> RunAsync(string? token, string? password, CancellationToken ct)
    {
        var reset = await FindAsync(token, ct);
        if (reset.IsProblem)
        {
            return reset.Problem;
        }

        var (user, link) = reset.Value;
        if (Passwords.Check(password, user.Email) is { } problem)
        {
            return problem.WithField("password");
        }

        var wasConfirmed = user.EmailConfirmed;
        user.EmailConfirmed = true;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password!);
        // The security stamp is in the link and in every session: changing it invalidates all of them.
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return AccountProblems.LinkInvalid;
        }

        if (!wasConfirmed)
        {
            await proof.RunAsync(user, ct);
        }

        await throttle.ResetAsync(throttle.KeysOf(user.NormalizedEmail!), ct);
        await mail.SendAsync(user, ct);
        logger.PasswordSet(user.Id);
        return new NewSession(await sessions.RunAsync(user, ct), link.ReturnUrl);
    }
}

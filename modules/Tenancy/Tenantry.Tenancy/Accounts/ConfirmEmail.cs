using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Confirms an email address with the link of a confirmation email and signs the user in.</summary>
internal sealed class ConfirmEmail(
    TenancyDbContext db, UserManager<User> users, EmailLinks links, SignInThrottle throttle, CompleteSignIn complete,
    SaveEmailConfirmation proof, ILogger<ConfirmEmail> logger)
{
    /// <summary>Finds the user of a link, or returns a problem if the link was used, has expired or was replaced.</summary>
    public async Task<Result<(User Person, EmailLink Link)>> FindAsync(string? token, CancellationToken ct) =>
        links.Read(EmailLinks.Confirm, token) is { } link
        && await db.Set<User>().FirstOrDefaultAsync(row => row.Id == link.UserId, ct) is { EmailConfirmed: false } user
        && user.SecurityStamp == link.Stamp
            ? (user, link)
            : AccountProblems.LinkInvalid;

    /// <summary>
    /// Confirms the email address. The password is required if the link is opened in a different browser than the sign-up.
    /// </summary>
    public async Task<Result<NewSession>> RunAsync(string? token, bool sameBrowser, string? password, CancellationToken ct)
    {
        var confirmation = await FindAsync(token, ct);
        if (confirmation.IsProblem)
        {
            return confirmation.Problem;
        }

        var (user, link) = confirmation.Value;
        var keys = SignInThrottle.KeysOf("confirm", user.Id);
        if (!sameBrowser && await throttle.CheckAsync(keys, ct) is { } paused)
        {
            return paused;
        }

        if (!sameBrowser && !await users.CheckPasswordAsync(user, password ?? ""))
        {
            await throttle.RecordFailureAsync(keys, ct);
            return AccountProblems.PasswordWrong.WithField("password");
        }

        user.EmailConfirmed = true;
        await proof.RunAsync(user, ct);
        await throttle.ResetAsync(keys, ct);
        logger.EmailConfirmed(user.Id);
        return new NewSession((await complete.AfterFirstStepAsync(user, null, ct)).Principal, link.ReturnUrl);
    }
}
